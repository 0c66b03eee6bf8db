using System.Text;

namespace DataProducts.Contracts;

/// <summary>Writes the columns of a view: tokens as they stand in the lake, and a classified column's mask in its place.</summary>
internal static class ViewColumns
{
    /// <summary>Appends one line a column, in the order of the port.</summary>
    /// <param name="output">What is written.</param>
    /// <param name="port">The port.</param>
    /// <param name="typeOf">The dialect's name of a type.</param>
    /// <param name="valueOf">The dialect's expression for a column that is shown, given its quoted name.</param>
    public static void Append(StringBuilder output, PortManifest port, Func<LakeType, string> typeOf, Func<LakeType, string, string> valueOf)
    {
        for (var index = 0; index < port.Columns.Count; index++)
        {
            var column = port.Columns[index];
            var name = SqlText.Name(column.Name);

            // Mask.Null is the only mask; the cast keeps the column's type.
            var value = column.Classification == Classification.Internal ? valueOf(column.Type, name) : "NULL";
            output.Append($"  CAST({value} AS {typeOf(column.Type)}) AS {name}{(index < port.Columns.Count - 1 ? "," : string.Empty)}\n");
        }
    }
}
