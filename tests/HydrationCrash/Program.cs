using DataProducts;
using DataProducts.Hydration;
using DataProducts.Hydration.Crash;
using DataProducts.Lake.Storage;

// HydrationCrash <folder> <csv> [<phase> [<which> [<batch>]]]: hydrates; where the phase is reached for the n-th time it says so and waits to
// be killed. With a batch it replays that one, under a table of countries in which Australia belongs to the European Union.
// HydrationCrash <folder> <csv> parts [stop=<phase>:<which>] plan|work|commit …: one step of a divided hydration, to be killed likewise.
var replay = args.Length > 4 && args[2] != "parts" ? args[4] : null;
await using var platform = new LocalPlatform(args[0], TimeProvider.System, replay is null ? null : Countries.Wider);
var source = CsvSource.File(args[1]).Ignore(Customer.IgnoredColumns);
if (args is [_, _, "parts", .. var step])
{
    var at = step[0].StartsWith("stop=", StringComparison.Ordinal) ? step[0][5..].Split(':') : null;
    var halt = at is null ? null : new StopAt(Enum.Parse<HydrationPhase>(at[0]), int.Parse(at[1], null));
    var folder = Path.Combine(args[0], "parts");
    var parts = new HydrationParts<Customer>(await platform.OpenAsync(), new LocalObjectStore(args[0]), folder);
    var command = PartsCommand.Parse(at is null ? step : step[1..]) ?? throw new ArgumentException(PartsCommand.Usage);
    try
    {
        await command.RunAsync(parts, source, Console.Out, halt);
        return 0;
    }
    catch (DataProductException refusal)
    {
        Console.WriteLine(refusal.Message);
        return 1;
    }
}

var stop = args.Length > 2 ? new StopAt(Enum.Parse<HydrationPhase>(args[2]), args.Length > 3 ? int.Parse(args[3], null) : 1) : null;
try
{
    var report = await new Hydrator<Customer>(await platform.OpenAsync()).RunAsync(source, new HydrationOptions { Replay = replay }, stop);
    Console.WriteLine($"done {report.RowsRead} {report.RowsQuarantined}");
    return 0;
}
catch (DataProductException refusal)
{
    Console.WriteLine($"{refusal.Id} {refusal.Message}");
    return 1;
}
catch (IOException full) when (full.StackTrace!.Contains("Crash.File", StringComparison.Ordinal))
{
    Console.WriteLine($"own {full.Message}"); // of the files that this program keeps for the platform
    return 1;
}
