namespace DataProducts.Contracts.Tests;

/// <summary>A change of a column, or of anything within one, where it can be made, and what the table of <c>docs/diff.md</c> says of it:
/// its path is the field's and <c>Within</c>.</summary>
internal sealed record FieldEdit(int Rule, ChangeLevel Level, string Within, Func<string[], LakeField, bool> Fits, Func<LakeField, LakeField> Apply)
{
    public static IReadOnlyList<FieldEdit> All { get; } =
    [
        new(1, ChangeLevel.Breaking, ".f0", IsWide, field => field with { Type = LakeType.Struct(field.Type.Children.Skip(1)) }),
        new(4, ChangeLevel.Safe, ".more", IsStruct, field => field with { Type = LakeType.Struct([.. field.Type.Children, More(nullable: true)]) }),
        new(6, ChangeLevel.Breaking, ".more", IsStruct, field => field with { Type = LakeType.Struct([.. field.Type.Children, More(nullable: false)]) }),
        new(7, ChangeLevel.Breaking, "", (_, field) => field.Nullable, field => field with { Nullable = false }),
        new(8, ChangeLevel.Breaking, "", (path, field) => !field.Nullable && path[^1] != "key", field => field with { Nullable = true }),
        new(9, ChangeLevel.Dangerous, "", Is(LakeKind.Int), field => field with { Type = new(LakeKind.Long) }),
        new(9, ChangeLevel.Dangerous, "", Is(LakeKind.Decimal), field => field with { Type = field.Type with { Precision = 12 } }),
        new(10, ChangeLevel.Breaking, "", Is(LakeKind.Date), field => field with { Type = new(LakeKind.TimestampTz) }),
        new(11, ChangeLevel.Breaking, "", Is(LakeKind.Uuid), field => field with { Type = new(LakeKind.Binary) }),
        new(11, ChangeLevel.Breaking, "", Is(LakeKind.Struct), field => field with { Type = new(LakeKind.Binary) }),
        new(12, ChangeLevel.Breaking, "", IsRanged, field => field with { Limits = field.Limits with { Minimum = "2" } }),
        new(12, ChangeLevel.Breaking, "", IsRanged, field => field with { Limits = field.Limits with { ExclusiveMaximum = true } }),
        new(13, ChangeLevel.Dangerous, "", IsRanged, field => field with { Limits = field.Limits with { Maximum = null } }),
        new(12, ChangeLevel.Breaking, "", IsBounded, field => field with { Limits = field.Limits with { MaximumLength = 8 } }),
        new(13, ChangeLevel.Dangerous, "", IsBounded, field => field with { Limits = field.Limits with { MinimumLength = null } }),
        new(12, ChangeLevel.Breaking, "", IsFreeText, field => field with { Limits = field.Limits with { Pattern = "[a-z]+" } }),
        new(14, ChangeLevel.Dangerous, "", IsEnumeration, field => field with { Values = [.. field.Values, "D"] }),
        new(15, ChangeLevel.Breaking, "", IsEnumeration, field => field with { Values = [.. field.Values.Skip(1)] }),
        new(13, ChangeLevel.Dangerous, "", IsEnumeration, field => field with { Values = [] }),
        new(17, ChangeLevel.Breaking, "", Is(LakeKind.List), field => field with { Type = field.Type with { UniqueElements = !field.Type.UniqueElements } }),
        new(27, ChangeLevel.Safe, "", HasName, field => field with { Documentation = "New words." }),
        new(27, ChangeLevel.Safe, "", HasName, field => field with { Deprecated = "Old." }),
    ];

    private static LakeField More(bool nullable) => new("more", new(LakeKind.Long), nullable);

    private static bool IsStruct(string[] path, LakeField field) => field.Type.Kind == LakeKind.Struct;

    private static bool IsWide(string[] path, LakeField field) => IsStruct(path, field) && field.Type.Children.Count > 1;

    private static bool IsEnumeration(string[] path, LakeField field) => field.Values.Count > 0;

    private static bool IsRanged(string[] path, LakeField field) => field.Limits.Minimum is not null;

    private static bool IsBounded(string[] path, LakeField field) => field.Limits.MinimumLength is not null;

    private static bool IsFreeText(string[] path, LakeField field) => HasName(path, field) && field is { Type.Kind: LakeKind.String, Values.Count: 0 };

    // A manifest has no words on elements, keys and values.
    private static bool HasName(string[] path, LakeField field) => path[^1] is not ("element" or "key" or "value");

    private static Func<string[], LakeField, bool> Is(LakeKind kind) => (_, field) => field.Type.Kind == kind;
}
