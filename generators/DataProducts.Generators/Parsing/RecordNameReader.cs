using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads where a record stands.</summary>
internal static class RecordNameReader
{
    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat OwnName = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static RecordName Read(INamedTypeSymbol record)
    {
        var containers = new List<string>();
        var metadataName = record.MetadataName;
        for (var type = record.ContainingType; type is not null; type = type.ContainingType)
        {
            containers.Insert(0, $"partial {KeywordOf(type)} {type.ToDisplayString(OwnName)}");
            metadataName = type.MetadataName + "+" + metadataName;
        }

        var isGlobal = record.ContainingNamespace.IsGlobalNamespace;
        return new(
            isGlobal ? "" : record.ContainingNamespace.ToDisplayString(WithoutGlobal),
            record.ToDisplayString(OwnName),
            record.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            isGlobal ? metadataName : record.ContainingNamespace.ToDisplayString() + "." + metadataName,
            new([.. containers]));
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
