using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the class, seen in this file only, that holds what is made once: the manifest, the schema, the meters, the fixed
/// jurisdiction.</summary>
internal static class SchemaEmitter
{
    public static string ClassName(RecordName record) => record.Name + "DataProductPort";

    /// <summary>Gives the class's name from <c>global::</c> on.</summary>
    public static string QualifiedName(RecordName record) =>
        record.Namespace.Length == 0 ? $"global::{ClassName(record)}" : $"global::{record.Namespace}.{ClassName(record)}";

    public static void Emit(CodeWriter code, Product product, string manifest)
    {
        code.Open($"file static class {ClassName(product.Record)}")
            .Line($"internal const string Manifest = \"\"\"{manifest}\"\"\";").Line()
            .Open("internal static readonly global::DataProducts.PortSchema Schema = new()")
            .Line($"Product = {CSharpText.Literal(product.Id)},")
            .Line($"Domain = {CSharpText.Literal(product.Domain)},")
            .Line($"Port = {CSharpText.Literal(product.Port)},")
            .Line($"Version = {CSharpText.Literal(product.Version)},");
        EmitSource(code, product);
        EmitColumns(code, product);
        code.Line($"Key = [{string.Join(", ", product.Key)}],");
        EmitPii(code, product);
        code.Close(";").Line().Line("internal static readonly global::DataProducts.PortMeters Meters = new(Schema);");
        if (product.Jurisdiction is { } jurisdiction)
        {
            code.Line().Line(
                "internal static readonly global::DataProducts.Jurisdiction Jurisdiction = "
                + $"global::DataProducts.Jurisdiction.Parse({CSharpText.Literal(jurisdiction)});");
        }

        code.Close();
    }

    private static void EmitSource(CodeWriter code, Product product)
    {
        var source = new SourceList(product);
        code.OpenList("Source =");
        for (var i = 0; i < source.Count; i++)
        {
            code.Line($"new({CSharpText.Literal(source.Name(i))}, Optional: {CSharpText.Boolean(source.IsOptional(i))}),");
        }

        code.CloseList(",");
    }

    private static void EmitColumns(CodeWriter code, Product product)
    {
        code.OpenList("Columns =");
        foreach (var column in product.Columns)
        {
            var digits = column.Type.Kind == ColumnKind.Decimal ? $", {column.Type.Precision}, {column.Type.Scale}" : "";
            code.Line(
                $"new({CSharpText.Literal(column.Name)}, new(global::DataProducts.LakeKind.{column.Type.LakeKind}{digits}), "
                + $"Nullable: {CSharpText.Boolean(column.Nullable)}, Bounds: {CSharpText.Boolean(column.Pii is null)}, "
                + $"{CSharpText.Literal(column.Description)}),");
        }

        code.CloseList(",");
    }

    private static void EmitPii(CodeWriter code, Product product)
    {
        if (product.Columns.All(static column => column.Pii is null))
        {
            code.Line("Pii = [],");
            return;
        }

        code.OpenList("Pii =");
        foreach (var column in product.Columns)
        {
            if (column.Pii is { } pii)
            {
                code.Line(
                    $"new({CSharpText.Literal(column.Name)}, global::DataProducts.PiiKind.{pii.Kind}, "
                    + $"global::DataProducts.TokenMode.{pii.Mode}, Nullable: {CSharpText.Boolean(column.Nullable)}),");
            }
        }

        code.CloseList(",");
    }
}
