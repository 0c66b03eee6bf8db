using DataProducts.Contracts;
using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Evolution;

/// <summary>Finds the declaration that a change of a contract is about.</summary>
internal static class ChangePlace
{
    /// <summary>Gives the property of a column that is still there, else the record of the port, else the product's own record.</summary>
    public static ISymbol Of(ContractChange change, Product product, INamedTypeSymbol record, Compilation compilation)
    {
        var parts = change.Path.Split('.');
        if (change.Path == product.Id || product.Ports.FirstOrDefault(one => one.Name == parts[0]) is not { } port)
        {
            return record;
        }

        var type = compilation.Assembly.GetTypeByMetadataName(port.Record.MetadataName) ?? record;
        var column = parts.Length > 1 ? port.Columns.FirstOrDefault(one => one.Name == parts[1]) : null;
        return column is null ? type : type.GetMembers(column.Property).FirstOrDefault() ?? type;
    }
}
