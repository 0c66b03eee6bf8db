using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes annotations: an object of texts; null stands for an annotation without a value.</summary>
internal static class AnnotationJson
{
    public static ImmutableDictionary<string, string?> Read(ref JsonCursor json)
    {
        var annotations = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        json.EnterObject("annotations");
        while (json.NextField(out var name))
        {
            if (!WrittenNames.IsIdentifier(name))
            {
                throw json.Fail("The name of an annotation is an identifier.");
            }

            var value = json.Kind == JsonTokenType.Null ? null : json.Text("the annotation's value");
            if (!annotations.TryAdd(name, value))
            {
                throw json.Fail("The annotation stands twice.");
            }
        }

        return annotations.ToImmutable();
    }

    /// <summary>Gives all values, the empty text for those that are absent.</summary>
    public static ImmutableDictionary<string, string> Texts(ImmutableDictionary<string, string?>? annotations) =>
        annotations is null or { IsEmpty: true } ? ImmutableDictionary<string, string>.Empty
        : annotations.ToImmutableDictionary(entry => entry.Key, entry => entry.Value ?? "", StringComparer.Ordinal);

    /// <summary>Gives the names of those without a value.</summary>
    public static ImmutableHashSet<string> Bare(ImmutableDictionary<string, string?>? annotations) =>
        annotations is null ? [] : [.. annotations.Where(entry => entry.Value is null).Select(entry => entry.Key)];

    public static void Write(Utf8JsonWriter to, IReadOnlyDictionary<string, string> annotations, ImmutableHashSet<string> bare)
    {
        if (annotations.Count == 0)
        {
            return;
        }

        to.WriteStartObject("annotations");
        foreach (var (name, value) in annotations.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            to.WriteString(name, bare.Contains(name) ? null : value);
        }

        to.WriteEndObject();
    }
}
