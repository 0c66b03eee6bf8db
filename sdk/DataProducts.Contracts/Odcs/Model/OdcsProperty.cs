using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>A column, or a part of a nested one.</summary>
public sealed class OdcsProperty : OdcsElement
{
    private readonly YamlMap? _options;

    internal OdcsProperty(DocumentNode node, bool isNamed)
        : base(node)
    {
        Name = isNamed ? node.Text("name") : node.OptionalText("name");
        LogicalType = node.OptionalText("logicalType");
        PhysicalType = node.OptionalText("physicalType");
        Description = node.OptionalText("description");
        Classification = node.OptionalText("classification");
        IsRequired = node.Flag("required");
        IsUnique = node.Flag("unique");
        IsDeprecated = node.Flag("deprecated");
        IsKey = node.Flag("primaryKey");
        KeyPosition = node.Position("primaryKeyPosition");
        PartitionPosition = node.Flag("partitioned") ? node.Position("partitionKeyPosition") ?? 1 : null;
        Values = [.. node.Objects("enum").Select(value => ValueOf(value))];
        References = [.. node.Objects("relationships").SelectMany(Targets)];
        Properties = [.. node.Objects("properties").Select(property => new OdcsProperty(property, isNamed: true))];
        Items = Part(node, "items");
        MapKey = node.Object("map") is { } map ? Part(map, "key") : null;
        MapValue = node.Object("map") is { } pair ? Part(pair, "value") : null;
        Quality = [.. node.Objects("quality").Select(check => new OdcsCheck(check))];
        _options = node.Object("logicalTypeOptions")?.Map;
    }

    /// <summary>Gets the name; null for what has none, the elements of an array, the keys and values of a map.</summary>
    public string? Name { get; }

    /// <summary>Gets the standard's type, for example <c>string</c>, or null.</summary>
    public string? LogicalType { get; }

    /// <summary>Gets the store's type, for example <c>varchar(18)</c>, or null.</summary>
    public string? PhysicalType { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; }

    /// <summary>Gets the classification, for example <c>pii</c>, or null.</summary>
    public string? Classification { get; }

    /// <summary>Gets a value indicating whether every row has a value.</summary>
    public bool IsRequired { get; }

    /// <summary>Gets a value indicating whether no two rows have the same value.</summary>
    public bool IsUnique { get; }

    /// <summary>Gets a value indicating whether it should not be used any more.</summary>
    public bool IsDeprecated { get; }

    /// <summary>Gets a value indicating whether it is part of the key.</summary>
    public bool IsKey { get; }

    /// <summary>Gets the place in the key, from one, or null.</summary>
    public int? KeyPosition { get; }

    /// <summary>Gets the place in the partition, from one, or null where the table is not divided by it.</summary>
    public int? PartitionPosition { get; }

    /// <summary>Gets the allowed values of an enumeration (ODCS 3.2), as texts; empty where all are.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Gets what it refers to, each as the contract writes it, for example <c>customers.customer_id</c>.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Gets the parts of an object.</summary>
    public IReadOnlyList<OdcsProperty> Properties { get; }

    /// <summary>Gets what an array holds, or null.</summary>
    public OdcsProperty? Items { get; }

    /// <summary>Gets what the keys of a map are (ODCS 3.2), or null.</summary>
    public OdcsProperty? MapKey { get; }

    /// <summary>Gets what the values of a map are (ODCS 3.2), or null.</summary>
    public OdcsProperty? MapValue { get; }

    /// <summary>Gets the checks.</summary>
    public IReadOnlyList<OdcsCheck> Quality { get; }

    /// <summary>Finds a member of the <c>logicalTypeOptions</c>.</summary>
    /// <param name="option">Its name, for example <c>maxLength</c>.</param>
    /// <returns>The value as JSON, or null.</returns>
    public JsonNode? FindOption(string option) => _options?.Find(option) is { } value ? JsonTree.Of(value) : null;

    private static OdcsProperty? Part(DocumentNode node, string member) =>
        node.Object(member) is { } part ? new OdcsProperty(part, isNamed: false) : null;

    private static string ValueOf(DocumentNode value) =>
        OdcsVariables.Read((value.Scalar("value") ?? throw value.Invalid(value.Map, "value", "is missing")).Text);

    private static IEnumerable<string> Targets(DocumentNode relationship) => relationship.Find("to") is YamlList list
        ? list.Items.Select(item => item is YamlScalar { Kind: YamlKind.Text } one ? one.Text : throw relationship.Invalid(item, "to", "does not hold texts"))
        : [relationship.Text("to")];
}
