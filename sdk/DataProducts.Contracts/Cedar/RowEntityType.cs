using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>The Cedar entity type of a port's rows: what a policy may read of a row, and from which lake column it comes.</summary>
/// <remarks>
/// It holds <c>jurisdiction</c> and the clear columns whose type Cedar has exactly. A personal column would be compared as its token, a
/// classified one would tell its value by the rows that appear, and a rounded number or time would match other rows than the policy says.
/// </remarks>
/// <param name="Name">The type's full name, for example <c>DataProducts::RetailCustomersRow</c>.</param>
/// <param name="Attributes">Its attributes; <c>jurisdiction</c> first, then in the order of the columns.</param>
public sealed record RowEntityType(string Name, IReadOnlyList<RowAttribute> Attributes)
{
    /// <summary>The namespace of all our Cedar types.</summary>
    public const string Namespace = "DataProducts";

    /// <summary>The attribute that every row type has.</summary>
    public const string JurisdictionAttribute = "jurisdiction";

    /// <summary>Makes the entity type of a port.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <returns>The entity type.</returns>
    /// <exception cref="DataProductException"><c>DP1207</c> two columns would have one attribute's name.</exception>
    public static RowEntityType Of(ProductManifest manifest, PortManifest port)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(port);
        List<RowAttribute> attributes = [new(JurisdictionAttribute, $"{Namespace}::Jurisdiction", port.JurisdictionColumn, Nullable: false)];
        var names = new HashSet<string>(StringComparer.Ordinal) { JurisdictionAttribute };
        foreach (var column in port.Columns)
        {
            var isJurisdiction = string.Equals(column.Name, port.JurisdictionColumn, StringComparison.Ordinal);
            if (!column.IsClear || isJurisdiction || CedarTypes.Of(column.Type) is not { } type)
            {
                continue;
            }

            var name = JsonNamingPolicy.CamelCase.ConvertName(column.Property);
            if (!names.Add(name))
            {
                throw new DataProductException(
                    ManifestErrors.AmbiguousName,
                    $"Property '{column.Property}' of port '{manifest.Id}.{port.Name}' would be the attribute '{name}' of its row type, "
                    + "which is taken. Rename it.");
            }

            attributes.Add(new(name, type, column.Name, column.Nullable));
        }

        return new(NameOf(manifest, port), attributes);
    }

    // The first port is the product's own and adds nothing. '.' and '_' both end a word.
    private static string NameOf(ProductManifest manifest, PortManifest port)
    {
        var isFirst = string.Equals(port.Name, manifest.Name, StringComparison.Ordinal);
        var words = (isFirst ? manifest.Id : $"{manifest.Id}.{port.Name}").Split('.', '_');
        return $"{Namespace}::{string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}Row";
    }
}
