using System.CommandLine;

namespace DataProducts.Cli;

/// <summary>Finds the platform's folder: the one given, else the nearest <c>.dataproducts</c> in this folder or one above.</summary>
internal static class StateFolder
{
    public static Option<string?> Option() => new("--state")
    {
        Description = "The platform's folder; by default the nearest .dataproducts in this folder or one above.",
        HelpName = "folder",
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Writes one JSON document instead of tables." };

    /// <summary>Finds the folder; <c>DP1001</c> if there is none.</summary>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return Directory.Exists(given) ? given : throw Missing($"The folder {given} does not exist.");
        }

        return Nearest() ?? throw Missing($"There is no {EmbeddedOptions.DefaultFolder} in this folder or one above.");
    }

    /// <summary>Finds the nearest folder, or null.</summary>
    public static string? Nearest()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var state = Path.Combine(folder.FullName, EmbeddedOptions.DefaultFolder);
            if (Directory.Exists(state))
            {
                return state;
            }
        }

        return null;
    }

    public static EmbeddedPlatform Open(string? given) => EmbeddedPlatform.Open(new EmbeddedOptions { Folder = Find(given) });

    /// <summary>Gives the product that is named, else all that are registered, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<string>> ProductsAsync(EmbeddedPlatform platform, string? named, CancellationToken cancellation) => named is not null
        ? [named]
        : [.. (await platform.Catalog.ListAsync(cancellation).ConfigureAwait(false)).Select(one => one.Id).Order(StringComparer.Ordinal)];

    /// <summary>Says that the platform in the folder does not know a product.</summary>
    public static DataProductException NotRegistered(string product) =>
        new("DP1004", $"{product} is not registered here; 'dataproduct show' lists what is.");

    private static DataProductException Missing(string what) =>
        new("DP1001", $"{what} Run a product first ('dotnet run --project samples/RetailBank'), or give the folder with --state.");
}
