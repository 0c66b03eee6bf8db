using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes the columns of a view: tokens as they stand in the lake, and a classified column's mask in its place.</summary>
internal static class ViewColumns
{
    /// <summary>Appends one line a column, in the order of the port.</summary>
    /// <param name="output">What is written.</param>
    /// <param name="port">The port.</param>
    /// <param name="typeOf">The dialect's name of a type.</param>
    /// <param name="valueOf">The dialect's expression for a column that is shown, given its quoted name, of the type that
    /// <paramref name="typeOf"/> names; null for a cast.</param>
    public static void Append(StringBuilder output, PortManifest port, Func<LakeType, string> typeOf, Func<LakeType, string, string?>? valueOf = null)
    {
        for (var index = 0; index < port.Columns.Count; index++)
        {
            var column = port.Columns[index];
            var name = SqlText.Name(column.Name);
            output.Append($"  {ValueOf(column, name)} AS {name}{(index < port.Columns.Count - 1 ? "," : string.Empty)}\n");
        }

        string ValueOf(ColumnManifest column, string name)
        {
            // Mask.Null is the only mask; the cast keeps the column's type.
            var isShown = column.Classification == Classification.Internal;
            return (isShown ? valueOf?.Invoke(column.Type, name) : null) ?? $"CAST({(isShown ? name : "NULL")} AS {typeOf(column.Type)})";
        }
    }
}
