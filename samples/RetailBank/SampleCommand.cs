using System.Globalization;
using DataProducts;
using DataProducts.Hydration;

namespace RetailBank;

/// <summary>What was typed behind <c>dotnet run --project samples/RetailBank --</c>.</summary>
/// <param name="Input">The CSV file, or null for made-up rows.</param>
/// <param name="Supplement">Whether made-up customers of India, Switzerland and Monaco are added to the file.</param>
/// <param name="State">Where everything is kept.</param>
internal sealed record SampleCommand(string? Input, bool Supplement, string State)
{
    /// <summary>Gets the vault services; with none, the sample opens the vaults itself.</summary>
    public IReadOnlyDictionary<Jurisdiction, Uri> VaultServices { get; init; } = new Dictionary<Jurisdiction, Uri>();

    private const int MadeUpRows = 20_000;
    private const int SupplementRowsEach = 2_000;

    /// <summary>Reads the arguments; null if they are not understood.</summary>
    public static SampleCommand? Parse(string[] arguments)
    {
        var command = new SampleCommand(null, Supplement: true, ".dataproducts");
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
                case "--supplement" when bool.TryParse(value, out var supplement):
                    command = command with { Supplement = supplement };
                    break;
                case "--vault-services" when ServicesOf(value) is { } services:
                    command = command with { VaultServices = services };
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
        (asked ? Console.Out : Console.Error).WriteLine("""
            RetailBank [--input FILE] [--supplement true|false] [--state FOLDER] [--vault-services EU=URL,US=URL,...]

              --input       a customers CSV file, plain or .gz; without it 20,000 customers are made up
              --supplement  adds 2,000 made-up customers each of India, Switzerland and Monaco to the file (default: true)
              --state       where vaults, keys, lake, catalog and audit log are kept (default: .dataproducts)
              --vault-services  the vault service of each jurisdiction, started with
                            'dataproduct up --vault EU --only vault --vault-folder FOLDER --port PORT'; then no vault is opened here
            """);
        return asked ? 0 : 2;
    }

    /// <summary>A file that belongs to the sample, beside the program.</summary>
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>The input: never written to disk in clear when it is made up.</summary>
    public CsvSource Source()
    {
        var source = Input is null ? MadeUp("made-up", () => MadeUpPeople.Everywhere(MadeUpRows)) : CsvSource.File(Input);
        if (Input is not null && Supplement)
        {
            source = source.And(MadeUp("supplement", () => MadeUpPeople.Supplement(SupplementRowsEach)));
        }

        // What the product does not need, it does not take.
        return source.Ignore("account_number", "state_province", "postal_code", "card_exp_month", "card_exp_year");
    }

    private static Dictionary<Jurisdiction, Uri>? ServicesOf(string? text)
    {
        var services = new Dictionary<Jurisdiction, Uri>();
        foreach (var one in text?.Split(',') ?? [])
        {
            if (one.Split('=', 2) is not [var code, var url]
                || !Jurisdiction.TryParse(code, out var jurisdiction)
                || !Uri.TryCreate(url, UriKind.Absolute, out var address)
                || !services.TryAdd(jurisdiction, address))
            {
                return null;
            }
        }

        return services.Count == 0 ? null : services;
    }

    private static CsvSource MadeUp(string name, Func<Stream> make) =>
        CsvSource.Stream(string.Create(CultureInfo.InvariantCulture, $"{name}:{MadeUpPeople.Seed}"), _ => ValueTask.FromResult(make()));
}
