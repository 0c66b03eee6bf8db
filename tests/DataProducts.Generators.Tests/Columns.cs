using System.Text;

namespace DataProducts.Generators.Tests;

/// <summary>Reads back what was written into columns, with the gaps.</summary>
internal static class Columns
{
    public static IReadOnlyList<string?> Texts(ColumnBatch batch, int ordinal)
    {
        var column = batch.Bytes(ordinal);
        var (texts, next) = (new List<string?>(), 0);
        foreach (var present in column.Present)
        {
            texts.Add(present == 1 ? Encoding.UTF8.GetString(column[next++]) : null);
        }

        return texts;
    }

    public static IReadOnlyList<T?> Values<T>(ColumnBatch batch, int ordinal)
        where T : unmanaged
    {
        var column = batch.Fixed<T>(ordinal);
        var (values, next) = (new List<T?>(), 0);
        foreach (var present in column.Present)
        {
            values.Add(present == 1 ? column.Values[next++] : null);
        }

        return values;
    }
}
