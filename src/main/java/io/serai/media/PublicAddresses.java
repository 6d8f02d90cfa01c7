package io.serai.media;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses are out on the internet. All others are somebody's own network, and a link that a stranger sent must
 * not reach into it (IANA special-purpose address registries, RFC 6890).
 */
final class PublicAddresses {

    private PublicAddresses() {
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes, 0);
    }

    private static boolean isPublic4(byte[] bytes, int at) {
        int a = bytes[at] & 0xFF;
        int b = bytes[at + 1] & 0xFF;
        int c = bytes[at + 2] & 0xFF;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;                  // carrier-grade NAT
            case 169 -> b != 254;                           // link-local, cloud metadata
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;                             // multicast, reserved, broadcast
        };
    }

    /** Only global unicast, 2000::/3; and where an IPv4 address hides inside, that one counts. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        if (first == 0x0064 && second == 0xFF9B) {          // NAT64
            return isPublic4(bytes, 12);
        }
        if (first == 0x2002) {                              // 6to4
            return isPublic4(bytes, 2);
        }
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0DB8)  // Teredo, documentation…
            || first == 0x3FFF;                             // documentation
        return (first & 0xE000) == 0x2000 && !special;
    }
}
