package io.serai.translation.engines;

import com.google.cloud.translate.v3.DetectLanguageRequest;
import com.google.cloud.translate.v3.DetectLanguageResponse;
import com.google.cloud.translate.v3.DetectedLanguage;
import com.google.cloud.translate.v3.GetSupportedLanguagesRequest;
import com.google.cloud.translate.v3.SupportedLanguage;
import com.google.cloud.translate.v3.SupportedLanguages;
import com.google.cloud.translate.v3.TranslateTextRequest;
import com.google.cloud.translate.v3.TranslateTextResponse;
import com.google.cloud.translate.v3.Translation;
import com.google.cloud.translate.v3.TranslationServiceGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A server of Google's published translation service, on loopback: it answers recognisably, fails and hangs on request. */
final class GoogleStandIn extends TranslationServiceGrpc.TranslationServiceImplBase implements AutoCloseable {

    final Queue<TranslateTextRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<StatusRuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile boolean loses;
    private final Server server;

    GoogleStandIn() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this).build().start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    void fails(Status status) {
        failures.add(status.asRuntimeException());
    }

    void fails(StatusRuntimeException failure) {
        failures.add(failure);
    }

    void hangs() {
        hangs = true;
    }

    /** Answers one text too few. */
    void loses() {
        loses = true;
    }

    @Override
    public void translateText(TranslateTextRequest request, StreamObserver<TranslateTextResponse> answer) {
        requests.add(request);
        if (!misbehaves(answer)) {
            TranslateTextResponse.Builder response = TranslateTextResponse.newBuilder();
            for (String text : request.getContentsList().subList(loses ? 1 : 0, request.getContentsCount())) {
                Translation.Builder one = Translation.newBuilder()
                    .setTranslatedText("[" + request.getTargetLanguageCode() + "] " + text).setModel(request.getModel());
                if (request.getSourceLanguageCode().isEmpty()) {
                    one.setDetectedLanguageCode("zh-TW");
                }
                response.addTranslations(one);
                if (request.hasGlossaryConfig()) {
                    response.addGlossaryTranslations(one.setTranslatedText("[glossary] " + text));
                }
            }
            finish(answer, response.build());
        }
    }

    @Override
    public void detectLanguage(DetectLanguageRequest request, StreamObserver<DetectLanguageResponse> answer) {
        if (!misbehaves(answer)) {
            finish(answer, DetectLanguageResponse.newBuilder().addLanguages(
                DetectedLanguage.newBuilder().setLanguageCode("pt-PT").setConfidence(0.75f)).build());
        }
    }

    @Override
    public void getSupportedLanguages(GetSupportedLanguagesRequest request, StreamObserver<SupportedLanguages> answer) {
        if (!misbehaves(answer)) {
            SupportedLanguages.Builder languages = SupportedLanguages.newBuilder();
            for (String code : List.of("en", "es", "zh-CN", "zh-TW", "no", "iw", "tl", "zu")) {
                languages.addLanguages(SupportedLanguage.newBuilder().setLanguageCode(code).setSupportSource(true)
                    .setSupportTarget(!code.equals("zu")));
            }
            finish(answer, languages.build());
        }
    }

    private boolean misbehaves(StreamObserver<?> answer) {
        StatusRuntimeException failure = failures.poll();
        if (failure != null) {
            answer.onError(failure);
        } else if (hangs) {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return failure != null || hangs;
    }

    private static <T> void finish(StreamObserver<T> answer, T value) {
        answer.onNext(value);
        answer.onCompleted();
    }

    @Override
    public void close() {
        end.countDown();
        server.shutdownNow();
    }
}
