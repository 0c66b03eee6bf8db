using System.Text.Json;

namespace DataProducts.Lake.Metadata;

/// <summary>Reads and writes requirements as Iceberg's REST catalog has them. What is not known is refused, never passed over.</summary>
internal static class RequirementJson
{
    private const string TypeMember = "type";

    public static Requirement Read(JsonElement requirement) => requirement.Text(TypeMember) switch
    {
        "assert-create" => new Requirement.NotThere(),
        "assert-table-uuid" => new Requirement.SameTable(requirement.Uuid("uuid")),
        "assert-ref-snapshot-id" => new Requirement.RefAt(requirement.Text("ref"), requirement.OptionalLong("snapshot-id")),
        "assert-last-assigned-field-id" => new Requirement.LastColumnIs(requirement.Int("last-assigned-field-id")),
        "assert-current-schema-id" => new Requirement.SchemaIs(requirement.Int("current-schema-id")),
        "assert-last-assigned-partition-id" => new Requirement.LastPartitionIs(requirement.Int("last-assigned-partition-id")),
        "assert-default-spec-id" => new Requirement.SpecIs(requirement.Int("default-spec-id")),
        "assert-default-sort-order-id" => new Requirement.SortOrderIs(requirement.Int("default-sort-order-id")),
        _ => throw new MetadataFormatException("a requirement is of a type that does not exist"),
    };

    public static void Write(Utf8JsonWriter json, Requirement requirement)
    {
        json.WriteStartObject();
        switch (requirement)
        {
            case Requirement.NotThere:
                json.WriteString(TypeMember, "assert-create");
                break;
            case Requirement.SameTable(var uuid):
                json.WriteString(TypeMember, "assert-table-uuid");
                json.WriteString("uuid", uuid);
                break;
            case Requirement.RefAt(var name, var snapshot):
                json.WriteString(TypeMember, "assert-ref-snapshot-id");
                json.WriteString("ref", name);
                WriteOptional(json, "snapshot-id", snapshot);
                break;
            case Requirement.LastColumnIs(var id):
                Write(json, "last-assigned-field-id", id);
                break;
            case Requirement.SchemaIs(var id):
                Write(json, "current-schema-id", id);
                break;
            case Requirement.LastPartitionIs(var id):
                Write(json, "last-assigned-partition-id", id);
                break;
            case Requirement.SpecIs(var id):
                Write(json, "default-spec-id", id);
                break;
            case Requirement.SortOrderIs(var id):
                Write(json, "default-sort-order-id", id);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(requirement));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string member, int id)
    {
        json.WriteString(TypeMember, $"assert-{member}");
        json.WriteNumber(member, id);
    }

    private static void WriteOptional(Utf8JsonWriter json, string member, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(member, number);
        }
        else
        {
            json.WriteNull(member); // the branch must not be there; the member may not be absent
        }
    }
}
