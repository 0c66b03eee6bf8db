namespace DataProducts.Cedar.Tests;

/// <summary>Compares schemas by what they declare, resolved.</summary>
internal static class SameSchema
{
    /// <summary>Says what differs first, or null.</summary>
    public static string? Difference(CedarSchema left, CedarSchema right) =>
        !left.EntityTypes.Keys.ToHashSet().SetEquals(right.EntityTypes.Keys) ? "entity types differ"
        : !left.Actions.Keys.ToHashSet().SetEquals(right.Actions.Keys) ? "actions differ"
        : left.EntityTypes.Keys.Where(name => !Same(left.EntityTypes[name], right.EntityTypes[name])).Select(name => $"entity type {name} differs").FirstOrDefault()
            ?? left.Actions.Keys.Where(uid => !Same(left.Actions[uid], right.Actions[uid])).Select(uid => $"action {uid} differs").FirstOrDefault();

    private static bool Same(EntityTypeDefinition left, EntityTypeDefinition right) =>
        left.MemberOf.SetEquals(right.MemberOf) && left.Attributes.Equals(right.Attributes) && Equals(left.Tags, right.Tags)
        && (left.EnumIds is null ? right.EnumIds is null : right.EnumIds is not null && left.EnumIds.SetEquals(right.EnumIds));

    private static bool Same(ActionDefinition left, ActionDefinition right) =>
        left.Parents.ToHashSet().SetEquals(right.Parents) && left.PrincipalTypes.SequenceEqual(right.PrincipalTypes)
        && left.ResourceTypes.SequenceEqual(right.ResourceTypes) && left.Context.Equals(right.Context);
}
