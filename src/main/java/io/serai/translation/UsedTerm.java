package io.serai.translation;

/**
 * A term of the glossary in a translation.
 *
 * @param offset where it begins in the translated text, in UTF-16 units
 * @param term   as it stood in the original
 * @param target as it stands in the translation
 */
public record UsedTerm(int offset, String term, String target) {
}
