using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the class, seen in this file only, that holds what is made once: the manifest, the schema, the meters, the fixed
/// jurisdiction.</summary>
internal static class SchemaEmitter
{
    public static string ClassName(RecordName record) => record.Name + "DataProductPort";

    /// <summary>Writes the class of one port.</summary>
    /// <param name="code">Receives it.</param>
    /// <param name="product">The product.</param>
    /// <param name="port">One of its ports.</param>
    /// <param name="manifest">The manifest, or null for a further port, which asks the product's record for it.</param>
    public static void Emit(CodeWriter code, Product product, Port port, string? manifest)
    {
        code.Open($"file static class {ClassName(port.Record)}");
        EmitManifest(code, product, manifest);
        code.Line()
            .Open("internal static readonly global::DataProducts.PortSchema Schema = new()")
            .Line($"Product = {CSharpText.Literal(product.Id)},")
            .Line($"Domain = {CSharpText.Literal(product.Domain)},")
            .Line($"Port = {CSharpText.Literal(port.Name)},")
            .Line($"Version = {CSharpText.Literal(product.Version)},");
        EmitSource(code, port);
        EmitColumns(code, port);
        code.Line($"Key = [{string.Join(", ", port.Key)}],");
        EmitPii(code, port);
        if (port.Partitions.Count > 0)
        {
            var parts = port.Partitions.Select(static part => $"new({CSharpText.Literal(part.Column)}, {CSharpText.Literal(part.Transform)})");
            code.Line($"Partition = [{string.Join(", ", parts)}],");
        }

        code.Close(";").Line().Line("internal static readonly global::DataProducts.PortMeters Meters = new(Schema);");
        if (product.Jurisdiction is { } jurisdiction)
        {
            code.Line().Line(
                "internal static readonly global::DataProducts.Jurisdiction Jurisdiction = "
                + $"global::DataProducts.Jurisdiction.Parse({CSharpText.Literal(jurisdiction)});");
        }

        code.Close();
    }

    // The product's record implements the member explicitly, so only a type parameter can reach it.
    private static void EmitManifest(CodeWriter code, Product product, string? manifest)
    {
        if (manifest is not null)
        {
            code.Line($"internal const string Manifest = {CSharpText.Raw(manifest)};");
            return;
        }

        code.Line($"internal static string Manifest => ManifestOf<{product.Record.Qualified}>();").Line()
            .Line("private static string ManifestOf<TRow>()")
            .Line("    where TRow : class, global::DataProducts.IDataProductRow<TRow> => TRow.Manifest;");
    }

    private static void EmitSource(CodeWriter code, Port port)
    {
        var source = new SourceList(port);
        code.OpenList("Source =");
        for (var i = 0; i < source.Count; i++)
        {
            code.Line(
                $"new({CSharpText.Literal(source.Name(i))}, Optional: {CSharpText.Boolean(source.IsOptional(i))}) "
                + $"{{ Column = {source.Column(i)} }},");
        }

        code.CloseList(",");
    }

    private static void EmitColumns(CodeWriter code, Port port)
    {
        code.OpenList("Columns =");
        foreach (var column in port.Columns)
        {
            code.Line(
                $"new({CSharpText.Literal(column.Name)}, {LakeTypeText.Of(column.LakeType)}, "
                + $"Nullable: {CSharpText.Boolean(column.Nullable)}, Bounds: {CSharpText.Boolean(column.Pii is null)}, "
                + $"{CSharpText.Literal(column.Description)}),");
        }

        code.CloseList(",");
    }

    private static void EmitPii(CodeWriter code, Port port)
    {
        if (port.Columns.All(static column => column.Pii is null))
        {
            code.Line("Pii = [],");
            return;
        }

        code.OpenList("Pii =");
        foreach (var column in port.Columns)
        {
            if (column.Pii is { } pii)
            {
                code.Line(
                    $"new({CSharpText.Literal(column.Name)}, global::DataProducts.PiiKind.{pii.Kind}, "
                    + $"global::DataProducts.TokenMode.{pii.Mode}, Nullable: {CSharpText.Boolean(column.Nullable)}){Further(pii)},");
            }
        }

        code.CloseList(",");
    }

    private static string Further(PersonalData pii)
    {
        var parts = new List<string>();
        if (pii.Scope != PersonalData.Domain)
        {
            parts.Add($"Scope = global::DataProducts.JoinScope.{pii.Scope}");
        }

        if (pii.KeepSpelling)
        {
            parts.Add("KeepSpelling = true");
        }

        return parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
    }
}
