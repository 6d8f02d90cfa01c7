package io.serai.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as WhatsApp sends them, signed, made before the clock runs. */
final class Webhooks {

    private Webhooks() {
    }

    /** A text message of a customer; {@code id} is unique for each. */
    static byte[] text(int port, int customer, String id) {
        return text(port, customer, id, "Hello, my order " + id + " has not arrived yet, can you help me please?");
    }

    static byte[] text(int port, int customer, String id, String words) {
        String body = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":\
            "whatsapp","metadata":{"display_phone_number":"15550001000","phone_number_id":"1000"},"contacts":[{"profile":\
            {"name":"Customer %1$d"},"wa_id":"2217700%1$05d"}],"messages":[{"from":"2217700%1$05d","id":"wamid.%2$s",\
            "timestamp":"1794000000","text":{"body":"%3$s"},\
            "type":"text"}]},"field":"messages"}]}]}""".formatted(customer, id, words);
        return request("/webhooks/" + GatewayUnderLoad.CONNECTION, port, body);
    }

    /** The same bytes for the floor. */
    static byte[] floor(int port) {
        byte[] request = text(port, 1, "floor");
        String whole = new String(request, StandardCharsets.ISO_8859_1);
        return whole.replace("/webhooks/" + GatewayUnderLoad.CONNECTION, BenchmarkGateway.FLOOR)
            .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] request(String path, int port, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
            + "X-Hub-Signature-256: sha256=" + sign(bytes) + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }

    private static String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(GatewayUnderLoad.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
