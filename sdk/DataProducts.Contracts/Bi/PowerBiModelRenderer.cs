namespace DataProducts.Contracts;

/// <summary>Writes a semantic model for Power BI: a folder of Tabular Model Definition Language, a table a port, over the views for
/// Athena.</summary>
/// <remarks>
/// One model serves every jurisdiction, one at a time: a parameter says which, another names its data source, and two copies of the model
/// never join. Tables are queried directly, so that what Athena permits its reader is what a report shows; an import would be a copy that no
/// policy reaches. Columns that are classified are masked by the views; nested columns are left out, because Power BI has no such types.
/// </remarks>
internal static class PowerBiModelRenderer
{
    /// <summary>Renders the folder.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The files, with paths below the model's folder.</returns>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest) => Render(manifest, manifest.Id);

    /// <summary>Renders the folder.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="product">The name of the model, of which its ids are made too.</param>
    /// <returns>The files, with paths below the model's folder.</returns>
    public static IReadOnlyList<Artefact> Render(ProductManifest manifest, string product)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        List<Artefact> files =
        [
            new("definition.pbism", "{\n  \"version\": \"4.2\",\n  \"settings\": {}\n}\n"),
            new("definition/database.tmdl", Database(product)),
            new("definition/expressions.tmdl", Parameters(manifest, product)),
            new("definition/model.tmdl", Model(manifest)),
        ];
        var relations = PortRelation.Of(manifest).Where(relation => relation.From != relation.To).ToList();
        if (relations.Count > 0)
        {
            files.Add(new("definition/relationships.tmdl", Relationships(manifest, product, relations)));
        }

        files.AddRange(manifest.Ports.Select(port => new Artefact($"definition/tables/{port.Name}.tmdl", PowerBiTable.Render(manifest, product, port))));
        return files;
    }

    private static string Database(string product)
    {
        var output = new TmdlWriter();
        output.Object($"database {TmdlWriter.Name(product)}", null, () => output.Property("compatibilityLevel", "1567"));
        return output.ToString();
    }

    private static string Model(ProductManifest manifest)
    {
        var output = new TmdlWriter();
        output.Object("model Model", manifest.Description, () =>
        {
            output.Property("culture", "en-US");
            output.Property("defaultPowerBIDataSourceVersion", "powerBI_V3");
        });
        foreach (var port in manifest.Ports)
        {
            output.Object($"ref table {TmdlWriter.Name(port.Name)}", null);
        }

        return output.ToString();
    }

    private static string Parameters(ProductManifest manifest, string product)
    {
        var jurisdictions = LakeTables.Jurisdictions(manifest);
        var codes = jurisdictions.Select(jurisdiction => $"\"{jurisdiction.Code.ToLowerInvariant()}\"").ToList();
        var output = new TmdlWriter();
        Add("Dsn", $"\"{PowerBiConnectionRenderer.DataSourceName(jurisdictions[0])}\"", "The data source that leads to Athena in the jurisdiction.", string.Empty);
        Add("Jurisdiction", codes[0], "Whose rows the model shows.", $"List={{{string.Join(", ", codes)}}}, DefaultValue={codes[0]}, ");
        return output.ToString();

        void Add(string name, string value, string description, string choice) => output.Object(
            $"expression {name} = {value} meta [IsParameterQuery=true, {choice}Type=\"Text\", IsParameterQueryRequired=true]",
            description,
            () => output.Property("lineageTag", $"{StableId.Of($"{product}//{name}")}"));
    }

    private static string Relationships(ProductManifest manifest, string product, IReadOnlyList<PortRelation> relations)
    {
        var output = new TmdlWriter();

        // Only one way may lead from a table to another, or a filter would have two meanings: a relation that closes a ring is inactive.
        var group = manifest.Ports.ToDictionary(port => port.Name, port => port.Name, StringComparer.Ordinal);
        foreach (var relation in relations)
        {
            var (from, to) = (group[relation.From.Name], group[relation.To.Name]);
            var isActive = !string.Equals(from, to, StringComparison.Ordinal);
            foreach (var port in manifest.Ports.Where(port => string.Equals(group[port.Name], from, StringComparison.Ordinal)))
            {
                group[port.Name] = to;
            }

            var name = $"{product}/{relation.From.Name}/{relation.Column.Name}/{relation.To.Name}/{relation.Target.Name}";
            output.Object($"relationship {StableId.Of(name)}", null, () =>
            {
                if (!isActive)
                {
                    output.Property("isActive", "false");
                }

                output.Property("fromColumn", $"{TmdlWriter.Name(relation.From.Name)}.{TmdlWriter.Name(relation.Column.Name)}");
                output.Property("toColumn", $"{TmdlWriter.Name(relation.To.Name)}.{TmdlWriter.Name(relation.Target.Name)}");
            });
        }

        return output.ToString();
    }
}
