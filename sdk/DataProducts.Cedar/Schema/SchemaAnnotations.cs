using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Annotations of a schema's declarations. One without a value has the empty text as in Cedar's own translation to JSON; null
/// stands only where JSON said so.</summary>
internal static class SchemaAnnotations
{
    public static ImmutableDictionary<string, string?> None { get; } = ImmutableDictionary.Create<string, string?>(StringComparer.Ordinal);

    public static ImmutableDictionary<string, string?> Read(TokenReader tokens) =>
        tokens.Is("@") ? None.AddRange(AnnotationParser.Read(tokens).Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))) : None;
}
