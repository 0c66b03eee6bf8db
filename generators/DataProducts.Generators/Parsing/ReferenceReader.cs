using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[References]</c>: in which column of a port a property's value is found.</summary>
internal static class ReferenceReader
{
    public static ColumnReference? Read(IPropertySymbol property, ColumnType type, MemberFindings findings)
    {
        if (property.Annotation(KnownTypes.ReferencesAttribute) is not { } annotation)
        {
            return null;
        }

        if (TypeOf(annotation) is not { TypeKind: not TypeKind.Error } record)
        {
            findings.LeaveToCompiler();
            return null;
        }

        if (PortOf(record) is not { } port)
        {
            Refuse($"refers to '{record.Name}', which is no record with [DataProduct] or [DataProductPort]; name one that is");
            return null;
        }

        if (TargetOf(record, annotation.Argument(1) as string) is not { } target)
        {
            Refuse(
                $"refers to a property that '{record.Name}' does not have, or to its key of none or several; "
                + $"name one: [References(typeof({record.Name}), nameof({record.Name}.Property))]");
            return null;
        }

        if (KindIn(target.Type) != KindIn(property.Type) || type.IsNested)
        {
            Refuse($"refers to '{record.Name}.{target.Name}', which has another type; make both the same, since their values are");
            return null;
        }

        return new(port.Product, port.Name, SnakeCase.Of(target.Name));

        void Refuse(string reason) => findings.Add(Concern.Promise, annotation, reason);
    }

    private static INamedTypeSymbol? TypeOf(AttributeData annotation) =>
        annotation.ConstructorArguments.Length > 0 ? annotation.ConstructorArguments[0].Value as INamedTypeSymbol : null;

    // The record may stand in another project, whose build checks its annotations.
    private static (string Product, string Name)? PortOf(INamedTypeSymbol record)
    {
        if (record.Annotation(KnownTypes.DataProductAttribute) is { } own)
        {
            return Of(own, ProductReader.PortName(own));
        }

        return record.Annotation(KnownTypes.DataProductPortAttribute) is { } further
            && FurtherPortReader.ProductOf(further)?.Annotation(KnownTypes.DataProductAttribute) is { } product
            ? Of(product, further.Argument(1) as string ?? "")
            : null;
    }

    private static (string, string)? Of(AttributeData product, string port) =>
        product.Argument(0) is string id && Names.IsProductId(id) && Names.IsName(port) ? (id, port) : null;

    private static IPropertySymbol? TargetOf(INamedTypeSymbol record, string? name)
    {
        var properties = record.GetMembers().OfType<IPropertySymbol>().Where(ColumnReader.IsColumn);
        IPropertySymbol[] found = name is null
            ? [.. properties.Where(static property => property.Has(KnownTypes.KeyAttribute))]
            : [.. properties.Where(property => property.Name == name)];
        return found.Length == 1 && Names.IsName(SnakeCase.Of(found[0].Name)) ? found[0] : null;
    }

    // By the value that the lake holds: a key may be a value object on one side and plain text on the other.
    private static string KindIn(ITypeSymbol type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped ? wrapped.TypeArguments[0] : type;
        if (plain is INamedTypeSymbol named && named.Has(KnownTypes.LakeValueAttribute) && ValueObjectReader.ValueOf(named) is { } value)
        {
            plain = value.Type;
        }

        return plain.TypeKind == TypeKind.Enum
            ? nameof(ColumnKind.String)
            : ColumnTypeReader.KindOf(plain, out _) switch
            {
                ColumnKind.DateTime => nameof(ColumnKind.TimestampTz),
                { } kind => kind.ToString(),
                null => plain.Name,
            };
    }
}
