using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads the types of a schema.</summary>
internal sealed class TypeParser(TokenReader tokens)
{
    public TypeSyntax Read()
    {
        using var level = tokens.Nest();
        if (tokens.Is("{"))
        {
            return ReadRecord();
        }

        var start = tokens.Current.Span;
        if (tokens.Is("Set") && tokens.IsAhead(1, "<"))
        {
            tokens.Advance();
            tokens.Advance();
            var element = Read();
            tokens.Expect(">");
            return new SetTypeSyntax(element, start.To(tokens.Last));
        }

        return new NamedTypeSyntax(ReadTypeName(), TypeNameKind.Any);
    }

    /// <summary>Reads the type of a context: a record, or the name of a common type.</summary>
    public TypeSyntax ReadContext()
    {
        var type = Read();
        return type is NamedTypeSyntax named ? named with { Kind = TypeNameKind.Common } : type;
    }

    public RecordTypeSyntax ReadRecord()
    {
        using var level = tokens.Nest();
        var start = tokens.Expect("{").Span;
        var attributes = ImmutableArray.CreateBuilder<AttributeSyntax>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!tokens.Accept("}"))
        {
            var annotations = SchemaAnnotations.Read(tokens);
            var span = tokens.Current.Span;
            var name = tokens.Current.Kind == TokenKind.String
                ? tokens.StringLiteral("an attribute") : Names.ReadSchemaName(tokens, "an attribute's name");
            if (!names.Add(name))
            {
                throw tokens.Fail(CedarCodes.Schema, span, "The record declares one attribute twice.");
            }

            var isOptional = tokens.Accept("?");
            tokens.Expect(":");
            attributes.Add(new(name, Read(), !isOptional, annotations));
            if (!tokens.Accept(","))
            {
                tokens.Expect("}");
                break;
            }
        }

        return new(attributes.ToImmutable(), start.To(tokens.Last));
    }

    /// <summary>Reads one name or a list of names in brackets.</summary>
    public ImmutableArray<NameSyntax> ReadNames()
    {
        if (!tokens.Accept("["))
        {
            return [ReadTypeName()];
        }

        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        if (tokens.Accept("]"))
        {
            return [];
        }

        do
        {
            names.Add(ReadTypeName());
        }
        while (tokens.Accept(","));
        tokens.Expect("]");
        return names.ToImmutable();
    }

    // Unlike in policies, __cedar may start a name here: it leads to the built-in types.
    private NameSyntax ReadTypeName()
    {
        const string What = "a type";
        var start = tokens.Current.Span;
        if (!tokens.Is("__cedar"))
        {
            return new(Names.ReadPath(tokens, What), start.To(tokens.Last));
        }

        tokens.Advance();
        tokens.Expect("::");
        return new($"__cedar::{Names.ReadName(tokens, What)}", start.To(tokens.Last));
    }
}
