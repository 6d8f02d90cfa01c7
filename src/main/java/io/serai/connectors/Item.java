package io.serai.connectors;

/**
 * One thing of a delivery, able to stand alone: what {@link ChannelConnector#normalise} needs and no more.
 *
 * @param account  the business's account it is addressed to (phone number id, page id…), empty where the body names none
 * @param customer whom it is about, as the provider names them; with the connection it decides the order of handling
 * @param key      the provider's id of it, by which a redelivery is known
 * @param kind     the provider's word for it: message, status, reaction…
 * @param payload  its JSON, UTF-8
 */
public record Item(String account, String customer, String key, String kind, byte[] payload) {
}
