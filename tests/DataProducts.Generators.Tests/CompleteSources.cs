using DataProducts.TestKit;

namespace DataProducts.Generators.Tests;

/// <summary>The sources of <c>tests/CompleteProduct</c>: records with every type that a column can have and every annotation that a property
/// or a record can bear. The project compiles them with all analyzers; here they are read, so that they can be edited.</summary>
internal static class CompleteSources
{
    public const string Shipment = "Trade.Shipment";

    private static readonly (string Name, string Text)[] Files =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "CompleteProduct"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
    ];

    public static string[] All { get; } = [.. Files.Select(file => file.Text)];

    /// <summary>Gives the sources with one file edited.</summary>
    public static string[] Edited(string name, string before, string after)
    {
        Assert.Contains(before, Files.Single(file => file.Name == name).Text, StringComparison.Ordinal);
        return [.. Files.Select(file => file.Name == name ? file.Text.Replace(before, after, StringComparison.Ordinal) : file.Text)];
    }
}
