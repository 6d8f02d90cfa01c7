package io.serai.greeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    private static final Phrases PHRASES = PhraseFile.read(Path.of("nowhere"));

    @ParameterizedTest
    @ValueSource(strings = {
        "I want to talk to a human", "can i speak with an agent please?", "AGENT", "agent!!", "Human, please",
        "Get me a real person NOW", "connect me to an operator", "Please transfer me to customer support agent",
        "My parcel is lost. I would like to speak to someone", "live agent", "I need a human being", "hi, operator please",
        "I don't want to talk to a bot. I want a human", "put me through to a representative", "i want a human not a bot",
        "Could I chat with somebody from sales?", "real person", "let me talk to your manager", "Is anybody there?",
        "why can't I speak to a person", "spéak tö a hümän", "I want\nto talk to an  agent", "Let me speak to a *human*",
        "Quiero hablar con un agente", "¿Puedo hablar con una persona?", "asesor por favor", "necesito un asesor",
        "pásame con un operador", "HABLAR CON UN HUMANO", "Hola, quiero hablar con alguien",
        "Je veux parler à un conseiller", "parler a quelqu'un svp", "Je voudrais un humain", "conseiller", "un agent réel",
        "Passez-moi un responsable", "mettez-moi en relation avec un humain",
        "Quero falar com um atendente", "falar com uma pessoa", "atendente humano", "Atendente, por favor",
        "Ich möchte mit einem Menschen sprechen", "Bitte verbinden Sie mich mit einem Mitarbeiter", "Mitarbeiter bitte",
        "echter Mensch", "Ich will mit jemandem reden",
        "Vorrei parlare con un operatore", "operatore", "voglio una persona reale",
        "Ik wil met een medewerker spreken", "medewerker graag", "verbind me door met een medewerker",
        "Ek wil met 'n mens praat", "agent asseblief", "praat met 'n konsultant",
        "Nataka kuongea na mtu", "naomba wakala", "Niunganishe na mhudumu", "mhudumu tafadhali",
        "Ngifuna ukukhuluma nomuntu", "ngicela ukukhuluma nomsebenzi", "umuntu wangempela",
        "Ndifuna ukuthetha nomntu", "ndicela ukuthetha nommeli",
        "Ke batla ho bua le motho",
        "أريد التحدث مع شخص", "اريد التحدث الى موظف", "أُرِيدُ مُوَظَّفًا", "حولني لموظف", "موظف بشري", "عايز اكلم حد", "موظف",
        "Müşteri temsilcisi", "gerçek bir insanla konuşmak istiyorum", "Beni temsilciye bağla",
        "Хочу поговорить с оператором", "позовите человека", "Оператор!", "Соедините с живым человеком",
        "मुझे इंसान से बात करनी है", "मुझे एजेंट चाहिए", "kisi insaan se baat karni hai",
        "Saya mau bicara dengan manusia", "hubungkan saya dengan agen", "operator",
        "Chcę rozmawiać z człowiekiem", "konsultant", "Proszę połączyć z konsultantem",
        "转人工", "我要找客服", "人工客服", "担当者と話したい", "オペレーターにつないでください"})
    void hearsWhoAsksForAPerson(String text) {
        assertThat(PHRASES.askForPerson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "   ", "?!", "Hello", "I don't want an agent", "i do not want to talk to a human", "no agent please", "I dont need a person",
        "Please do not connect me with an agent", "stop sending me to an agent", "without a human", "I never want to speak to someone",
        "I am an estate agent", "My travel agent booked it", "humanity", "The personal data of my account", "agents of change",
        "How many people are there in the team?", "for 1 person", "two persons", "What is a human right?", "agentic",
        "I was talking to my agent", "I prefer a bot", "is the manager's report ready", "reagent",
        "No quiero hablar con un agente", "no necesito un asesor", "el agente inmobiliario me llamó", "sin agente",
        "Je ne veux pas parler à un agent", "je n'ai pas besoin d'un conseiller", "personne n'est venu",
        "Não quero falar com um atendente", "não preciso de um agente",
        "Ich möchte nicht mit einem Menschen sprechen", "ich brauche keinen Mitarbeiter",
        "Non voglio parlare con un operatore", "Ik wil niet met een medewerker spreken",
        "Ek wil nie met 'n mens praat nie", "Sitaki kuongea na mtu", "Angifuni ukukhuluma nomuntu", "Andifuni ukuthetha nomntu",
        "لا أريد التحدث مع موظف", "مش عايز اكلم حد", "Temsilciyle görüşmek istemiyorum", "Не хочу говорить с оператором",
        "मुझे इंसान से बात नहीं करनी", "मुझे एजेंट नहीं चाहिए", "Saya tidak mau bicara dengan manusia", "Nie chcę rozmawiać z człowiekiem",
        "不要转人工", "Where is my parcel?", "J'ai deux agents immobiliers", "The weather in Person County"})
    void leavesAloneWhoDoesNot(String text) {
        assertThat(PHRASES.askForPerson(text)).isFalse();
    }

    @Test
    void aFileBesideTheJarReplacesLanguagesOneByOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("phrases.yaml"), """
                languages:
                  en: {anywhere: ["beam|send me? up"], alone: [scotty], filler: please, not: dont}
                  tlh: {alone: [nuq]}
                """);
        Phrases own = PhraseFile.read(folder);
        assertThat(List.of("Beam me up, Scotty!", "please: SCOTTY", "nuq?", "asesor")).allMatch(own::askForPerson);
        assertThat(List.of("live chat", "don't beam me up", "nuqneH")).noneMatch(own::askForPerson);
    }

    @Test
    void aBrokenFileLeavesThePackedPhrases(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("phrases.yaml"), "languages: {en: {anywhre: [a]}}");
        assertThat(PhraseFile.read(folder).askForPerson("agent")).isTrue();
    }

    @Test
    void refusesPatternsThatMatchEverythingOrNothing() {
        assertThatThrownBy(() -> new Phrases(Map.of("xx", declared("a? b?")))).hasMessageContaining("xx: 'a? b?'");
        assertThatThrownBy(() -> new Phrases(Map.of("xx", declared("talk !|?")))).hasMessageContaining("step without a word");
    }

    private static Phrases.Declared declared(String phrase) {
        return new Phrases.Declared(List.of(phrase), null, null, null, null, null);
    }
}
