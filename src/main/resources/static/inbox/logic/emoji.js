// The emoji of the composer: few enough to see at once, with the words by which they are found.

export const EMOJI = `
😀 grin happy|😃 smile happy|😄 laugh happy|😁 beam|😅 sweat relief|😂 joy tears laugh|🤣 rofl laugh|
😊 blush smile thanks|🙂 slight smile|😉 wink|😍 love eyes|😘 kiss|😋 yum tasty|😎 cool|🤔 think hmm|🤗 hug|😐 neutral|
😏 smirk|😬 grimace|😌 relieved|😴 sleep|😢 sad cry|😭 sob cry|😞 disappointed|😟 worried|😕 confused|😮 surprised wow|
😱 shock|😳 flushed|😡 angry|🤯 mind blown|🥳 party celebrate|🥺 please|😇 angel|🤝 handshake deal|👍 yes ok thumbs up|
👎 no thumbs down|👌 perfect ok|🙏 thanks please|👏 clap bravo|🙌 hooray|💪 strong|👋 wave hello bye|✌️ peace victory|
🤞 luck fingers crossed|👉 right point|👈 left point|👆 up point|👇 down point|✍️ write sign|🫶 heart hands|
❤️ heart love|🧡 orange heart|💛 yellow heart|💚 green heart|💙 blue heart|💜 purple heart|🖤 black heart|
💔 broken heart|💯 hundred|🔥 fire hot|✨ sparkle|⭐ star|🎉 party congratulations|🎁 gift|🎂 cake birthday|🎊 confetti|
🏆 trophy win|🥇 gold medal|✅ done check yes|☑️ checked|❌ no cross wrong|❗ important|❓ question|⚠️ warning|⛔ stop|
🚫 forbidden|💡 idea|🔔 bell|📣 announcement|🔒 locked secure|🔑 key|🔍 search|🔗 link|📎 attachment clip|📞 phone call|
📱 mobile phone|💬 message chat|✉️ mail letter|📧 email|📦 package parcel|🚚 delivery truck|✈️ plane flight|🚗 car|
🏠 home house|🏢 office|🏪 shop|🏥 hospital|🌍 world|📍 place pin|📅 calendar date|⏰ alarm clock|⏳ wait hourglass|
🕐 time|💳 card payment|💰 money|💵 cash dollar|💶 euro|🧾 receipt invoice|📄 document page|📝 note write|
📷 photo camera|🖼️ picture|🎥 video|🎧 support headset|💻 computer laptop|🖥️ screen|🖨️ printer|🔧 repair tool|
⚙️ settings gear|🛒 cart basket|🛍️ shopping|👕 shirt clothes|👟 shoe|👗 dress|⌚ watch|💍 ring|☕ coffee|🍽️ food meal|
🍕 pizza|🍎 apple fruit|🍷 wine|🍺 beer|🌱 plant|🌹 rose flower|🌞 sun|🌧️ rain|❄️ snow cold|🌈 rainbow|🐶 dog|🐱 cat|
👶 baby|👨‍👩‍👧 family|👩‍💻 developer agent|🙋 hand raise question|🤷 shrug|🤦 facepalm|➡️ next right|⬅️ back left|
⬆️ up|⬇️ down|🔄 refresh exchange|➕ plus add|➖ minus|0️⃣ zero|1️⃣ one|2️⃣ two|3️⃣ three|4️⃣ four|5️⃣ five`
  .split('|').map(line => line.trim()).filter(Boolean).map(line => {
    const [emoji, ...words] = line.split(' ');
    return {emoji, words: words.join(' ')};
  });
