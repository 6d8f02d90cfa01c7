package io.serai.handoff;

import java.util.List;

/** A list as the API gives it: whole. */
record Items<T>(List<T> items) {
}
