using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy;

/// <summary>Asks of a property whether it probably holds personal data that nobody marked.</summary>
internal static class PersonalDataSuspicion
{
    private const int DeepestNesting = 4;

    /// <summary>Gives the kind that a column's name suggests where nothing answers for it, or null.</summary>
    public static string? KindOf(IPropertySymbol property, Compilation compilation)
    {
        if (property.Has(KnownTypes.PiiAttribute) || property.Has(KnownTypes.NotPersonalAttribute))
        {
            return null;
        }

        // A name that says little may be read from a column that says it: [From("email")] Contact.
        var source = property.Annotation(KnownTypes.FromAttribute)?.Argument(0) as string;
        var kind = NamedKindOf(property) ?? (source is null ? null : PersonalDataNames.KindOf(source));
        return kind is null || !CanHold(property.Type, kind) || (IsRestricted(property) && !PersonalDataKinds.IsTokenised(kind, compilation))
            ? null
            : kind;
    }

    /// <summary>Finds personal data inside a nested value, where nothing is tokenised: its path and kind.</summary>
    public static (string Path, string Kind)? Nested(IPropertySymbol property)
    {
        return property.Has(KnownTypes.NotPersonalAttribute) ? null : Search(property.Type, property.Name, DeepestNesting);

        static (string, string)? Search(ITypeSymbol type, string path, int depth)
        {
            var element = ElementOf(type);
            if (depth == 0 || element is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } nested
                || nested.DeclaringSyntaxReferences.IsEmpty || nested.Has(KnownTypes.LakeValueAttribute))
            {
                return null;
            }

            foreach (var member in nested.GetMembers())
            {
                if (member is not IPropertySymbol inner || !ColumnReader.IsColumn(inner) || inner.Has(KnownTypes.NotPersonalAttribute))
                {
                    continue;
                }

                var at = path + "." + inner.Name;
                if (NamedKindOf(inner) is { } kind && CanHold(inner.Type, kind))
                {
                    return (at, kind);
                }

                if (Search(inner.Type, at, depth - 1) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    /// <summary>Tells whether a column can bear <c>[Pii]</c> of a kind: it holds text, or the day of a birth that may be missing, as it is or
    /// inside a value object.</summary>
    public static bool CanBeMarked(ITypeSymbol type, string kind) => ColumnTypeReader.KindOf(ValueOf(type), out _) switch
    {
        ColumnKind.String => ValueOf(type).SpecialType == SpecialType.System_String,
        ColumnKind.Date => kind == "BirthDate"
            && (type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T),
        _ => false,
    };

    // A value object says by its own name what it holds: EmailAddress Contact.
    private static string? NamedKindOf(IPropertySymbol property) =>
        PersonalDataNames.KindOf(property.Name, property.ContainingType.Name)
        ?? (ElementOf(property.Type) is INamedTypeSymbol type && type.Has(KnownTypes.LakeValueAttribute) ? PersonalDataNames.KindOf(type.Name) : null);

    private static bool IsRestricted(IPropertySymbol property) =>
        property.Annotation(KnownTypes.ClassifiedAttribute)?.EnumArgument(0) is { } classification && classification != "Internal";

    private static bool CanHold(ITypeSymbol type, string kind) => ColumnTypeReader.KindOf(ValueOf(ElementOf(type)), out _) switch
    {
        ColumnKind.String => true,
        // A number named "emails" counts them; one named "card number" is one.
        ColumnKind.Int or ColumnKind.Long or ColumnKind.Decimal => kind is "TaxId" or "CardNumber" or "PhoneNumber" or "BankAccount" or "IdentityDocument",
        ColumnKind.Date or ColumnKind.TimestampTz or ColumnKind.DateTime => kind == "BirthDate",
        _ => false,
    };

    private static ITypeSymbol ValueOf(ITypeSymbol type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain is INamedTypeSymbol named && named.Has(KnownTypes.LakeValueAttribute) && ValueObjectReader.ValueOf(named) is { } value ? value.Type : type;
    }

    // A list of addresses holds addresses.
    private static ITypeSymbol ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } named when named.SpecialType != SpecialType.System_String => arguments[arguments.Length - 1],
        _ => type,
    };
}
