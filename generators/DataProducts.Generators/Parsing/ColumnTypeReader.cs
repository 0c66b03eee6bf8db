using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Says which types the lake can hold, and reads them with all that they are made of.</summary>
internal static class ColumnTypeReader
{
    public const string Holdable =
        "bool, int, long, float, double, decimal with [Precision], string, Guid, DateOnly, TimeOnly, DateTimeOffset, DateTime, byte[], an enum, "
        + "a record, a [LakeValue] type, or a list, set or dictionary of them, each also nullable";

    private static readonly SymbolDisplayFormat InCode = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Gives what a type is to the lake, if its values are single and the runtime library reads them; otherwise null.</summary>
    public static ColumnKind? KindOf(ITypeSymbol type, out bool nullable)
    {
        nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        return ScalarKind(WithoutQuestionMark(type));
    }

    /// <summary>Reads a type.</summary>
    /// <param name="type">The type of a property, an element or a field.</param>
    /// <param name="precision">The property's <c>[Precision]</c>, which holds for every decimal in it.</param>
    /// <param name="within">The nested records and collections that it stands in.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="nullable">Whether a value may be missing.</param>
    /// <returns>The type, or null where the lake cannot hold it.</returns>
    public static ColumnType? Read(
        ITypeSymbol type, AttributeData? precision, Nesting within, MemberFindings findings, out bool nullable)
    {
        nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        var plain = WithoutQuestionMark(type);
        if (plain.TypeKind == TypeKind.Error)
        {
            findings.LeaveToCompiler();
            return null;
        }

        if (ScalarKind(plain) is { } kind)
        {
            return Scalar(kind, precision, within, findings);
        }

        return plain switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } named => EnumReader.Read(named, findings),
            INamedTypeSymbol named when named.Has(KnownTypes.LakeValueAttribute) => ValueObjectReader.Read(named, precision, within, findings),
            _ when CollectionReader.IsCollection(plain) =>
                within.HasRoom(findings) ? CollectionReader.Read(plain, precision, within.InCollection(), findings) : null,
            INamedTypeSymbol named when IsRecord(named) => within.HasRoom(findings) ? NestedRecordReader.Read(named, within, findings) : null,
            _ => Refuse(plain, findings),
        };
    }

    /// <summary>Gives a type as generated code names it.</summary>
    public static string KeywordOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(InCode);

    /// <summary>Tells whether code of another file of the project can name the type; otherwise it says so.</summary>
    public static bool CanBeNamed(INamedTypeSymbol type, MemberFindings findings)
    {
        for (var one = type; one is not null; one = one.ContainingType)
        {
            if (one.IsFileLocal
                || one.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                findings.Add(
                    Concern.Nesting, null,
                    $"has type '{type.Name}', which generated code cannot name; make '{one.Name}' public or internal");
                return false;
            }
        }

        return true;
    }

    public static ScalarType? Scalar(ColumnKind kind, AttributeData? precision, Nesting within, MemberFindings findings)
    {
        if (kind == ColumnKind.Jurisdiction && within.Depth > 0)
        {
            findings.Add(Concern.Nesting, null, "holds a Jurisdiction, which only the row itself has; hold its code as a string");
            return null;
        }

        if (kind != ColumnKind.Decimal)
        {
            return new(kind);
        }

        if (precision?.Argument(0) is int digits and >= 1 and <= 38
            && precision.Argument(1) is int scale and >= 0 and <= 28
            && scale <= digits)
        {
            return new(ColumnKind.Decimal, digits, scale);
        }

        findings.Add(
            Concern.ColumnType, precision,
            "is a decimal; say how many digits the lake keeps: [Precision(digits, scale)], 1 to 38 digits, 0 to 28 of them after the point");
        return null;
    }

    private static ITypeSymbol WithoutQuestionMark(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped ? wrapped.TypeArguments[0] : type;

    private static ColumnKind? ScalarKind(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ColumnKind.Boolean,
        SpecialType.System_Int32 => ColumnKind.Int,
        SpecialType.System_Int64 => ColumnKind.Long,
        SpecialType.System_Single => ColumnKind.Float,
        SpecialType.System_Double => ColumnKind.Double,
        SpecialType.System_Decimal => ColumnKind.Decimal,
        SpecialType.System_String => ColumnKind.String,
        SpecialType.System_DateTime => ColumnKind.DateTime,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ColumnKind.Binary,
        _ when type.IsOurs(KnownTypes.Jurisdiction) => ColumnKind.Jurisdiction,
        _ => SystemStruct(type),
    };

    private static ColumnKind? SystemStruct(ITypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            ? type.Name switch
            {
                "Guid" => ColumnKind.Uuid,
                "DateOnly" => ColumnKind.Date,
                "TimeOnly" => ColumnKind.Time,
                "DateTimeOffset" => ColumnKind.TimestampTz,
                _ => null,
            }
            : null;

    // Metadata does not tell a record struct of another project from another struct that compares itself.
    private static bool IsRecord(INamedTypeSymbol type) => type.IsRecord
        || (type is { TypeKind: TypeKind.Struct, IsRefLikeType: false, DeclaringSyntaxReferences.IsEmpty: true }
            && !IsOfSystem(type.ContainingNamespace)
            && type.Interfaces.Any(one => one.Name == "IEquatable" && SymbolEqualityComparer.Default.Equals(one.TypeArguments[0], type)));

    private static bool IsOfSystem(INamespaceSymbol scope) => scope.ContainingNamespace switch
    {
        null => false,
        { IsGlobalNamespace: true } => scope.Name == "System",
        var outer => IsOfSystem(outer),
    };

    private static ColumnType? Refuse(ITypeSymbol type, MemberFindings findings)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        findings.Add(Concern.ColumnType, null, $"has type '{name}', which the lake cannot hold; use {Holdable}");
        return null;
    }
}
