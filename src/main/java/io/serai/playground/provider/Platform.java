package io.serai.playground.provider;

/** Which provider an account is with; WhatsApp through Twilio is Twilio's. */
public enum Platform {
    WHATSAPP, TWILIO, MESSENGER, INSTAGRAM
}
