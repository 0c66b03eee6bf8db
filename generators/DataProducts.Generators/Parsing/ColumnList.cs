using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>The columns that were read, beside the properties they were read from.</summary>
internal sealed class ColumnList(IReadOnlyList<IPropertySymbol> properties, IReadOnlyList<Column> columns)
{
    public IReadOnlyList<IPropertySymbol> Properties => properties;

    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Finds a column by its property's name.</summary>
    public int? Find(string? property)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Property == property)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Finds all columns whose property has an annotation.</summary>
    public int[] With(string annotation)
    {
        var found = new List<int>();
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Has(annotation))
            {
                found.Add(i);
            }
        }

        return [.. found];
    }
}
