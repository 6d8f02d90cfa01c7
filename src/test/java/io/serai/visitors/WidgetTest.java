package io.serai.visitors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import io.serai.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chat in a real browser, on a page of another origin with a strict content policy. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.accounts.api-token=" + Agent.TOKEN,
    "serai.connections.site.channel=web",
    "serai.connections.site.title=Tea support",
    "serai.connections.site.pre-chat=name!, email!, topic, consent!",
    "serai.connections.site.topics=Orders, Returns",
    "serai.connections.plain.channel=web",
    "serai.connections.plain.greeting=Welcome to the tea house!",
    "serai.connections.club.channel=web",
    "serai.connections.club.identity-secret=" + VisitorApiTest.SECRET,
    "serai.visitors.limits.messages=1000",
    "serai.visitors.limits.sessions=1000",
    "serai.visitors.limits.requests=100000"})
class WidgetTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15"
        + "c4890000000d49444154789c6360000000000500015e0df10f0000000049454e44ae426082");
    private static final Path PICTURES = Path.of("target/widget");

    @LocalServerPort
    private int port;
    private HostSite site;
    private Agent agent;
    private BrowserContext context;
    private Page page;
    private String test = "";
    private final List<String> faults = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open(TestInfo info) {
        site = new HostSite(port);
        agent = new Agent(port);
        test = info.getTestMethod().orElseThrow().getName();
        use(Chromium.browser().newContext());
    }

    @AfterEach
    void close() {
        context.close();
        site.close();
        assertThat(faults).as("what the browser complained about").isEmpty();
    }

    @Test
    void aVisitorIntroducesThemselvesWritesAndIsAnswered() {
        page.navigate(site.page("connection=site&lang=en"));
        assertAccessible("closed");
        launcher().click();
        Locator name = page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        assertThat(name).isFocused();
        button("Start chat").click();
        assertThat(page.getByText("Please fill this in").first()).isVisible();
        name.fill("Amina Diallo");
        page.getByLabel("E-mail").fill("not an address");
        page.getByLabel("Topic").selectOption("Orders");
        page.getByLabel("I agree").check();
        button("Start chat").click();
        assertThat(page.getByText("valid e-mail")).isVisible();
        assertAccessible("pre-chat");
        page.getByLabel("E-mail").fill("amina@example.com");
        button("Start chat").click();

        assertThat(composer()).isFocused();
        write("Where is my *order*? <img src=x onerror=alert(1)>");
        String conversation = agent.conversationWith("Amina");
        assertThat(log()).containsText("Where is my *order*? <img src=x onerror=alert(1)>");
        agent.typing(conversation, true);
        assertThat(page.getByText("Administrator is typing…")).isVisible();
        agent.say(conversation, "Let me *look*, see https://shop.example/orders/17.");
        assertThat(log().locator("strong", new Locator.LocatorOptions().setHasText("look"))).isVisible();
        assertThat(log().getByRole(AriaRole.LINK)).hasAttribute("href", "https://shop.example/orders/17");
        assertThat(page.getByText("is typing…")).isHidden();
        agent.read(conversation);
        assertThat(log().getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Read"))).isVisible();
        await().untilAsserted(() -> assertThat(statusOf(conversation, "Let me")).isEqualTo("read"));
        assertAccessible("conversation");
    }

    @Test
    void answersAreCountedWhileTheChatIsClosedAndAfterTheNextPageLoad() {
        String conversation = begin("plain", "Counting");
        page.keyboard().press("Escape");
        assertThat(panel()).isHidden();
        assertThat(launcher()).isFocused();
        agent.say(conversation, "one");
        agent.say(conversation, "two");
        assertThat(page.getByLabel("Open chat. Unread messages: 2")).isVisible();
        page.navigate(site.page("connection=plain&lang=en"));
        assertThat(page.getByLabel("Open chat. Unread messages: 2")).isVisible();
        await().untilAsserted(() -> assertThat(statusOf(conversation, "two")).isEqualTo("delivered"));
        launcher().click();
        assertThat(log().getByText("New", new Locator.GetByTextOptions().setExact(true))).isVisible();
        assertThat(log().getByText("two")).isVisible();
        await().untilAsserted(() -> assertThat(statusOf(conversation, "two")).isEqualTo("read"));
        picture("unread");
    }

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheConnectionBreaks() {
        List<WebSocketRoute> sockets = new CopyOnWriteArrayList<>();
        page.routeWebSocket("**/socket", socket -> socket.connectToServer().onMessage(frame -> {
            socket.send(frame.text());
            if (frame.text().contains("\"ready\"")) {
                sockets.add(socket);
            }
        }));
        String conversation = begin("plain", "Breaking");
        List<String> said = new ArrayList<>(List.of("Breaking"));
        await().until(() -> pump(() -> !sockets.isEmpty()));
        for (int i = 0; i < 12; i++) {
            int open = sockets.size();
            agent.say(conversation, "answer " + i);
            said.add("answer " + i);
            sockets.getLast().close();
            write("question " + i);
            said.add("question " + i);
            await().until(() -> pump(() -> sockets.size() > open));
        }
        assertThat(log().locator(".bubble .text")).hasCount(said.size() + 1);
        List<String> shown = log().locator(".bubble .text").allInnerTexts();
        assertThat(shown.subList(1, shown.size())).containsExactlyInAnyOrderElementsOf(said);
        assertThat(shown.stream().filter(text -> text.startsWith("answer")).toList()).isEqualTo(ordered("answer"));
        await().untilAsserted(() -> assertThat(agent.texts(conversation)).containsExactlyInAnyOrderElementsOf(said));
        assertThat(agent.texts(conversation).stream().filter(text -> text.startsWith("question")).toList())
            .isEqualTo(ordered("question"));
    }

    @Test
    void whatIsWrittenOfflineIsSentLaterEvenAfterAReload() {
        String conversation = begin("plain", "Tunnel");
        AtomicBoolean offline = new AtomicBoolean(true);
        page.route("**/api/visitor/v1/messages", route -> {
            if (offline.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });
        write("from the tunnel");
        write("still in the tunnel");
        assertThat(log().getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Sending"))).hasCount(2);
        page.reload();
        offline.set(false);
        await().until(() -> pump(() -> agent.texts(conversation).size() == 3));
        assertThat(agent.texts(conversation)).containsExactly("Tunnel", "from the tunnel", "still in the tunnel");
        launcher().click();
        assertThat(log().getByText("in the tunnel")).hasCount(1);
        assertThat(log().locator(".bubble .text")).hasCount(4);
    }

    @Test
    void longPollingTakesOverWhereWebSocketsAreBlocked() {
        page.routeWebSocket("**/socket", WebSocketRoute::close);
        String conversation = begin("plain", "Proxy");
        agent.say(conversation, "through the proxy");
        assertThat(log().getByText("through the proxy")).isVisible();
        agent.say(conversation, "and again");
        assertThat(log().getByText("and again")).isVisible();
        assertThat(page.getByText("Reconnecting…")).isHidden();
    }

    @Test
    void aMessageThatIsRefusedSaysWhyAndCanBeTriedAgainOrDropped() {
        begin("plain", "Refusals");
        AtomicBoolean refuse = new AtomicBoolean(true);
        page.route("**/api/visitor/v1/messages", route -> {
            if (refuse.get()) {
                route.fulfill(new Route.FulfillOptions().setStatus(422)
                    .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                    .setContentType("application/problem+json").setBody("{\"code\":\"invalid\",\"detail\":\"Not like this\"}"));
            } else {
                route.resume();
            }
        });
        write("first");
        write("second");
        assertThat(page.getByText("Not sent: Not like this")).hasCount(2);
        picture("failed");
        assertAccessible("failed");
        refuse.set(false);
        faults.clear();
        button("Delete").first().click();
        button("Retry").click();
        assertThat(page.getByText("Not sent")).hasCount(0);
        assertThat(log().getByText("second")).isVisible();
        assertThat(log().getByText("first")).hasCount(0);
    }

    @Test
    void everyKindOfContentIsShownAndAnsweredWhereItAsks() {
        String conversation = begin("plain", "Kinds");
        agent.send(conversation, Map.of("type", "location", "latitude", 52.52, "longitude", 13.405, "name", "Pick-up point"));
        agent.send(conversation, Map.of("type", "contacts", "cards", List.of(Map.of("name", "Depot Berlin",
            "phones", List.of("+49 30 1234567"), "emails", List.of("depot@example.com")))));
        agent.send(conversation, Map.of("type", "prompt", "kind", "buttons", "text", "Send it again?", "options",
            List.of(Map.of("id", "yes", "title", "Yes, please"), Map.of("id", "no", "title", "No, thanks"))));
        assertThat(log().getByText("Pick-up point")).isVisible();
        assertThat(log().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("+49 30 1234567")))
            .hasAttribute("href", "tel:+49301234567");
        button("Yes, please").click();
        assertThat(button("No, thanks")).isDisabled();
        await().untilAsserted(() -> assertThat(agent.messages(conversation)).anyMatch(message ->
            message.at("/content/type").asText().equals("choice") && message.at("/content/id").asText().equals("yes")));
        agent.send(conversation, Map.of("type", "prompt", "kind", "quick-replies", "text", "Anything else?", "options",
            List.of(Map.of("id", "done", "title", "That was all"), Map.of("id", "more", "title", "One more thing"))));
        button("That was all").click();
        assertThat(button("One more thing")).hasCount(0);
        agent.resolve(conversation);
        assertThat(page.getByText("This conversation has ended")).isVisible();
        assertAccessible("kinds");
        picture("kinds");
    }

    @Test
    void filesAreCheckedUploadedAndShown() {
        String conversation = begin("plain", "Files");
        page.locator("input[type=file]").setInputFiles(new FilePayload("a.png", "image/png", PNG));
        await().untilAsserted(() -> assertThat(agent.messages(conversation)).anyMatch(message ->
            message.at("/content/type").asText().equals("image")));
        assertThat(log().locator("img.image")).hasJSProperty("complete", true);
        assertThat(log().locator("img.image")).hasJSProperty("naturalWidth", 1);
        page.locator("input[type=file]").setInputFiles(new FilePayload("virus.exe", "application/x-msdownload", new byte[3]));
        assertThat(page.getByText("virus.exe: this kind of file cannot be sent")).isVisible();
        page.reload();
        launcher().click();
        assertThat(log().locator("img.image")).hasJSProperty("naturalWidth", 1);
    }

    @Test
    void whoIsLoggedInFindsTheConversationOnAnotherDeviceAndLeavesNothingBehind() {
        String signature = VisitorApiTest.signature("kim", VisitorApiTest.SECRET);
        String kim = "connection=club&lang=en&visitor-id=kim&visitor-name=Kim&signature=" + signature;
        page.navigate(site.page(kim));
        launcher().click();
        write("from the phone");
        agent.say(agent.conversationWith("Kim"), "Hello Kim");
        assertThat(log().getByText("Hello Kim")).isVisible();

        use(Chromium.browser().newContext());
        page.navigate(site.page(kim));
        launcher().click();
        assertThat(log().getByText("from the phone")).isVisible();
        page.navigate(site.page("connection=club&lang=en"));
        launcher().click();
        assertThat(composer()).isVisible();
        assertThat(log().getByText("from the phone")).hasCount(0);
        assertThat((String) page.evaluate("() => JSON.stringify(localStorage)")).doesNotContain("token");
    }

    @Test
    void aPagesOwnStylesChangeNothing() {
        use(Chromium.browser().newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE)));
        page.navigate(site.page("connection=plain&lang=en"));
        launcher().click();
        assertThat(composer()).isVisible();
        String before = looks();
        picture("calm");
        page.navigate(site.hostilePage("connection=plain&lang=en"));
        launcher().click();
        assertThat(composer()).isVisible();
        picture("hostile");
        assertThat(looks().lines()).containsExactlyElementsOf(before.lines().toList());
        write("still working");
        assertThat(log().getByText("still working")).isVisible();
    }

    @Test
    void onAPhoneItFillsTheScreen() {
        use(Chromium.browser().newContext(new Browser.NewContextOptions()
            .setViewportSize(360, 640).setHasTouch(true).setIsMobile(true)));
        begin("plain", "Phone");
        assertThat(launcher()).isHidden();
        BoundingBox box = panel().boundingBox();
        assertThat(List.of(box.x, box.y, box.width, box.height)).containsExactly(0d, 0d, 360d, 640d);
        button("Emoji").click();
        for (Locator each : page.locator("serai-chat button:visible, serai-chat textarea:visible").all()) {
            BoundingBox target = each.boundingBox();
            assertThat(Math.min(target.width, target.height)).as(each.evaluate("e => e.outerHTML").toString())
                .isGreaterThanOrEqualTo(each.evaluate("e => e.closest('.emoji') ? 40 : 44").equals(40) ? 40 : 44);
        }
        page.keyboard().press("Escape");
        assertAccessible("phone");
        picture("phone");
        button("Close chat").click();
        assertThat(launcher()).isVisible();
    }

    @Test
    void rightToLeftLanguagesAreMirrored() {
        page.navigate(site.page("connection=site&lang=ar"));
        launcher().click();
        assertThat(page.getByLabel("الاسم")).isFocused();
        assertAccessible("arabic form");
        page.navigate(site.page("connection=plain&lang=ar"));
        launcher().click();
        composer().fill("مرحبا، أين طلبي؟");
        page.keyboard().press("Enter");
        Locator own = log().locator(".row.own .bubble");
        assertThat(own).isVisible();
        assertThat(own.boundingBox().x - panel().boundingBox().x).as("ours are on the left").isLessThan(40);
        assertThat(panel().boundingBox().x).as("the chat itself too").isLessThan(100);
        assertAccessible("arabic");
        picture("arabic");
    }

    @Test
    void inTheDarkItIsDarkAndLegible() {
        use(Chromium.browser().newContext(new Browser.NewContextOptions()
            .setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE)));
        agent.say(begin("plain", "Night"), "Good evening");
        assertThat(log().getByText("Good evening")).isVisible();
        assertAccessible("dark");
        picture("dark");
    }

    @Test
    void itCostsNextToNothingBeforeItIsOpenedAndLittleAfter() {
        List<String> loaded = new CopyOnWriteArrayList<>();
        page.onRequest(request -> loaded.add(request.url()));
        page.navigate(site.page("connection=plain&lang=en"));
        assertThat(launcher()).isVisible();
        assertThat(loaded.stream().filter(url -> url.contains(":" + port))).as("before opening").hasSize(1);
        launcher().click();
        assertThat(composer()).isVisible();
        List<String> files = loaded.stream().filter(url -> url.contains("/widget")).distinct().toList();
        assertThat(WidgetSize.gzipped(List.of("widget.js", "widget/watch.js"))).isLessThanOrEqualTo(6 * 1024);
        assertThat(WidgetSize.gzipped(files.stream().map(url -> url.replaceFirst(".*:\\d+/", "")).toList())).isLessThanOrEqualTo(30 * 1024);
    }

    private void use(BrowserContext fresh) {
        if (context != null && page != null && !page.isClosed()) {
            context.close();
        }
        context = fresh;
        page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onPageError(fault -> faults.add(fault.toString()));
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("Failed to load resource") || message.text().contains("WebSocket connection");
            if (message.type().equals("error") && !expected) {
                faults.add(message.text());
            }
        });
    }

    /** Opens the chat of a connection without a form, and says something to be found by. */
    private String begin(String connection, String text) {
        page.navigate(site.page("connection=" + connection + "&lang=en&visitor-name=" + text));
        launcher().click();
        write(text);
        return agent.conversationWith(text);
    }

    private void write(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    private Locator launcher() {
        return page.locator("serai-chat button.launcher");
    }

    private Locator panel() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    private Locator composer() {
        return page.locator("serai-chat .composer textarea");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Lets the browser's own events through while something outside of it is waited for. */
    private boolean pump(BooleanSupplier condition) {
        page.evaluate("() => 0");
        return condition.getAsBoolean();
    }

    private String statusOf(String conversation, String start) {
        for (var message : agent.messages(conversation)) {
            if (message.at("/content/text").asText().startsWith(start)) {
                return message.path("status").asText();
            }
        }
        return "";
    }

    private static List<String> ordered(String word) {
        return IntStream.range(0, 12).mapToObj(i -> word + " " + i).toList();
    }

    /** How everything in the chat is computed to look, and where it is. */
    private String looks() {
        return (String) page.evaluate("""
            () => {
              const shadow = document.querySelector('serai-chat').shadowRoot;
              document.activeElement.blur();
              return [...shadow.querySelectorAll('*')].map(element => {
                const style = getComputedStyle(element), box = element.getBoundingClientRect();
                return [element.tagName, element.className.baseVal ?? element.className, style.fontSize, style.fontFamily, style.color,
                  style.backgroundColor, style.letterSpacing, style.textTransform, style.display, style.opacity,
                  ...[box.x, box.y, box.width, box.height].map(Math.round)].join(' ');
              }).join('\\n');
            }""");
    }

    private void assertAccessible(String state) {
        List<Rule> violations = new AxeBuilder(page).include("serai-chat").analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact())).toList();
        assertThat(violations).as(state).extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(test + "-" + name + ".png")));
    }
}
