namespace DataProducts.Cedar;

/// <summary>Says whether values are what a schema's types ask for.</summary>
internal static class ValueConformity
{
    public static bool Conforms(CedarValue value, CedarType type, CedarSchema schema) => type switch
    {
        BoolType => value.Kind == CedarKind.Bool,
        LongType => value.Kind == CedarKind.Long,
        StringType => value.Kind == CedarKind.String,
        ExtensionType extension => value.Kind == extension.Kind,
        EntityType entity => value.Kind == CedarKind.Entity && value.AsEntity.Type == entity.Name && IsKnownId(value.AsEntity, schema),
        SetType set => value.Kind == CedarKind.Set
            && Array.TrueForAll(value.AsSet.Elements, element => Conforms(element, set.Element, schema)),
        RecordType record => value.Kind == CedarKind.Record && !Fields(value.Fields, record, schema, "").Any(),
        _ => false,
    };

    /// <summary>Whether an enumerated type declares the id; any id will do for other types.</summary>
    public static bool IsKnownId(EntityUid uid, CedarSchema schema) => uid.IsAction
        ? schema.Actions.ContainsKey(uid)
        : !schema.EntityTypes.TryGetValue(uid.Type, out var type) || type.EnumIds is not { } ids || ids.Contains(uid.Id);

    /// <summary>Gives what is wrong with the fields of a record or an entity; the messages name fields, never values.</summary>
    public static IEnumerable<string> Fields(IReadOnlyDictionary<string, CedarValue> fields, RecordType type, CedarSchema schema,
        string owner)
    {
        foreach (var (name, attribute) in type.Attributes)
        {
            if (!fields.TryGetValue(name, out var value))
            {
                if (attribute.IsRequired)
                {
                    yield return $"The attribute '{name}' of {owner} is missing.";
                }
            }
            else if (!Conforms(value, attribute.Type, schema))
            {
                yield return $"The attribute '{name}' of {owner} is not {attribute.Type}.";
            }
        }

        foreach (var name in fields.Keys)
        {
            if (!type.Attributes.ContainsKey(name))
            {
                yield return $"The schema declares no attribute '{name}' of {owner}.";
            }
        }
    }
}
