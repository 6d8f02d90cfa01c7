package io.serai.web.stand;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files of messages: a picture, a sound and a video that really are one, and what was uploaded. */
final class FakeMedia extends HttpServlet {

    private final transient World world;

    FakeMedia(World world) {
        this.world = world;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getPathInfo().substring(1);
        byte[] bytes = switch (name) {
            case "photo.png" -> picture();
            case "sound.wav" -> sound();
            case "clip.webm" -> resource("/inbox/clip.webm");
            case "invoice.pdf" -> "%PDF-1.4".getBytes();
            default -> world.uploads.getOrDefault(name, new byte[0]);
        };
        response.setContentType(getServletContext().getMimeType(name.endsWith(".webm") ? "x.webm" : name));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static byte[] picture() throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setPaint(new GradientPaint(0, 0, new Color(0x7FB2E5), 0, 420, new Color(0xF6E7CB)));
        paint.fillRect(0, 0, 640, 420);
        paint.setColor(new Color(0x2F6B4F));
        paint.fillOval(-80, 260, 460, 320);
        paint.setColor(new Color(0x3F8A63));
        paint.fillOval(260, 290, 520, 320);
        paint.setColor(new Color(0xFFD76A));
        paint.fillOval(470, 50, 90, 90);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] sound() throws IOException {
        AudioFormat format = new AudioFormat(8000, 8, 1, false, false);
        byte[] wave = new byte[8000 * 7];
        for (int at = 0; at < wave.length; at++) {
            wave[at] = (byte) (128 + 40 * Math.sin(at * 2 * Math.PI * 440 / 8000));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(wave), format, wave.length),
                AudioFileFormat.Type.WAVE, bytes);
        return bytes.toByteArray();
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = FakeMedia.class.getResourceAsStream(path)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
