using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Retired]</c>: names of columns that must not come back.</summary>
internal static class RetiredReader
{
    public static EquatableArray<string> Read(INamedTypeSymbol record, ColumnList columns, Findings findings)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (record.Annotation(KnownTypes.RetiredAttribute) is not { ConstructorArguments.Length: 1 } annotation)
        {
            return default;
        }

        foreach (var name in annotation.ConstructorArguments[0].Texts() ?? [])
        {
            if (name is null || !Names.IsName(name))
            {
                Refuse("retires what is no name of a column; write the lake's, for example credit_limit");
            }
            else if (columns.Columns.FirstOrDefault(column => column.Name == name) is { } back)
            {
                Refuse($"retires '{name}', which is the column of '{back.Property}'; a reader of old rows would take one for the other, so rename the property");
            }
            else if (!names.Add(name))
            {
                Refuse($"retires '{name}' twice; take one away");
            }
        }

        return new([.. names]);

        void Refuse(string reason) => findings.Add(Concern.Promise, annotation.Place(), record, reason);
    }
}
