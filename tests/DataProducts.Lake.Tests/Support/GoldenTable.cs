using System.Text.Json;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests.Support;

/// <summary>A table that another engine wrote.</summary>
internal sealed class GoldenTable
{
    public static readonly string[] Names =
    [
        "athena-v2-append", "spark-rename-bucket-partition", "spark-equality-deletes", "spark-partition-evolution", "pyiceberg-name-mapping",
        "pyiceberg-partition-timestamp", "spark-partition-decimal",
    ];

    public GoldenTable(string name)
    {
        (Name, Folder) = (name, Conformance.Find($"iceberg-golden/{name}"));
        Root = Path.Combine(Folder, "table", name == "pyiceberg-name-mapping" ? "default.db/my_table" : "");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "expected.json")));
        Expected = document.RootElement.Clone();
        MetadataFile = Path.Combine(Folder, "table", Expected.GetProperty("metadata").GetString()!);
        Metadata = TableMetadataReader.Read(File.ReadAllBytes(MetadataFile), MetadataFile);
    }

    public static TheoryData<string> All => [.. Names];

    public string Name { get; }

    public string Folder { get; }

    /// <summary>Gets the folder that the metadata calls the table's location.</summary>
    public string Root { get; }

    public JsonElement Expected { get; }

    public string MetadataFile { get; }

    public TableMetadata Metadata { get; }

    /// <summary>Opens it as a user does.</summary>
    public Task<IcebergTable> OpenAsync() => IcebergTable.OpenAsync(
        new LocalObjectStore(Folder), MetadataFile,
        new Dictionary<string, string> { ["data/persistent/column_mapping/warehouse"] = Path.Combine(Folder, "table") },
        TestContext.Current.CancellationToken);

    /// <summary>Gets the snapshots whose files are there; of some tables not all were kept.</summary>
    public IEnumerable<Snapshot> Kept => Metadata.Snapshots.Values.Where(snapshot => File.Exists(Locate(snapshot.ManifestList)));

    /// <summary>Gives where a file of the metadata folder is here.</summary>
    public string Locate(string path) => Path.Combine(Root, "metadata", Path.GetFileName(path));

    /// <summary>Gives the manifests of a snapshot with what their list says of each.</summary>
    public IEnumerable<(ManifestFile File, Manifest Manifest)> Manifests(Snapshot snapshot) =>
        ManifestListReader.Read(File.ReadAllBytes(Locate(snapshot.ManifestList)), snapshot.ManifestList)
            .Select(file => (file, ManifestReader.Read(File.ReadAllBytes(Locate(file.Path)), file)));
}
