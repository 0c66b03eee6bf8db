using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests.ParquetWriterTests;

/// <summary>What each leaf has of a row: a value or null for each entry, as Parquet counts them.</summary>
internal static class LeafValues
{
    /// <summary>Gives the entries of all leaves of one column, depth first.</summary>
    public static List<List<object?>> Of(object? value, LakeType type)
    {
        switch (type.Kind)
        {
            case LakeKind.Struct:
                return [.. type.Children.SelectMany((child, i) => Of((value as NestedValue)?.Parts[i], child.Type))];
            case LakeKind.List:
                return Joined((value as NestedValue)?.Parts ?? [], type.Children[0].Type);
            case LakeKind.Map:
                var parts = (value as NestedValue)?.Parts ?? [];
                return
                [
                    .. Joined([.. parts.Where((_, i) => i % 2 == 0)], type.Children[0].Type),
                    .. Joined([.. parts.Where((_, i) => i % 2 == 1)], type.Children[1].Type),
                ];
            default:
                return [[value]];
        }
    }

    private static List<List<object?>> Joined(object?[] elements, LakeType type)
    {
        if (elements.Length == 0)
        {
            return Of(null, type);
        }

        var leaves = elements.Select(element => Of(element, type)).ToList();
        return [.. leaves[0].Select((_, leaf) => leaves.SelectMany(entries => entries[leaf]).ToList())];
    }
}
