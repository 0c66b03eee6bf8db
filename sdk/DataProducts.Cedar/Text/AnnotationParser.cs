using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads <c>@name("value")</c> and <c>@name</c>; a name may be any identifier, keywords too, but only once.</summary>
internal static class AnnotationParser
{
    public static ImmutableDictionary<string, string> Read(TokenReader tokens)
    {
        if (!tokens.Is("@"))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var annotations = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (tokens.Accept("@"))
        {
            var span = tokens.Current.Span;
            var name = tokens.Identifier("an annotation's name");
            var value = "";
            if (tokens.Accept("("))
            {
                value = tokens.StringLiteral("the annotation's value in quotes");
                tokens.Expect(")");
            }

            if (!annotations.TryAdd(name, value))
            {
                throw tokens.Fail(CedarCodes.Syntax, span, $"The annotation '@{name}' stands twice.");
            }
        }

        return annotations.ToImmutable();
    }
}
