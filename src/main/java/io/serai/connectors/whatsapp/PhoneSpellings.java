package io.serai.connectors.whatsapp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that WhatsApp and the telephone network spell differently: Brazil's ninth digit, the 1 of Mexican and the 9 of
 * Argentinian mobiles. A customer to whom an agent wrote first under one spelling answers under the other.
 */
final class PhoneSpellings {

    private static final List<Rule> RULES = List.of(
        new Rule("\\+55(\\d\\d)9([6-9]\\d{7})", "+55$1$2"),
        new Rule("\\+55(\\d\\d)([6-9]\\d{7})", "+55$19$2"),
        new Rule("\\+521(\\d{10})", "+52$1"),
        new Rule("\\+52(\\d{10})", "+521$1"),
        new Rule("\\+549(\\d{10})", "+54$1"),
        new Rule("\\+54(\\d{10})", "+549$1"));

    private PhoneSpellings() {
    }

    /** The other spellings of a number, usually none. */
    static List<String> others(String phone) {
        return RULES.stream().map(rule -> rule.pattern().matcher(phone).matches() ? rule.apply(phone) : "")
            .filter(other -> !other.isEmpty()).toList();
    }

    private record Rule(Pattern pattern, String other) {
        Rule(String pattern, String other) {
            this(Pattern.compile(pattern), other);
        }

        String apply(String phone) {
            Matcher matcher = pattern.matcher(phone);
            return matcher.replaceFirst(other);
        }
    }
}
