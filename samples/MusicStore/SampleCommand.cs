namespace MusicStore;

/// <summary>What was typed behind <c>dotnet run --project samples/MusicStore --</c>.</summary>
/// <param name="Input">The folder with the Chinook database or Parquet files, or null for made-up rows.</param>
/// <param name="State">Where everything is kept; the bank's sample has run there before.</param>
internal sealed record SampleCommand(string? Input, string State)
{
    private const string DefaultInput = "../shared/data/chinook";

    /// <summary>Reads the arguments; null if they are not understood.</summary>
    public static SampleCommand? Parse(string[] arguments)
    {
        var command = new SampleCommand(Directory.Exists(DefaultInput) ? DefaultInput : null, ".dataproducts");
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--input" when value is not null:
                    command = command with { Input = value };
                    break;
                case "--state" when value is not null:
                    command = command with { State = value };
                    break;
                default:
                    return null;
            }
        }

        return command;
    }

    /// <summary>Tells how to call it: on request, or because it was not understood.</summary>
    public static int Usage(string[] arguments)
    {
        var asked = arguments is ["--help"] or ["-h"];
        (asked ? Console.Out : Console.Error).WriteLine($"""
            MusicStore [--input FOLDER] [--state FOLDER]

              --input  the folder with {ChinookFile.Name}, or with listeners.parquet and invoices.parquet;
                       without it {DefaultInput} where there is one, else 59 made-up listeners of the same 24 countries and 413 invoices
              --state  where vaults, keys, lake, catalog and audit log are kept (default: .dataproducts);
                       run samples/RetailBank there first: the market is made of its customers too
            """);
        return asked ? 0 : 2;
    }

    /// <summary>A file or folder that belongs to the sample, beside the program.</summary>
    public static string File(params ReadOnlySpan<string> names) => Path.Combine([AppContext.BaseDirectory, "shop", .. names]);

    /// <summary>The input.</summary>
    public ShopTables Tables() => Input is null ? MadeUpShop.Make() : ShopTables.In(Input);
}
