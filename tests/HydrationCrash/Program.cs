using DataProducts.Hydration;
using DataProducts.Hydration.Crash;

// HydrationCrash <folder> <csv> [<phase> [<which> [<batch>]]]: hydrates; where the phase is reached for the n-th time it says so and waits to
// be killed. With a batch it replays that one, under a table of countries in which Australia belongs to the European Union.
var replay = args.Length > 4 ? args[4] : null;
await using var platform = new LocalPlatform(args[0], TimeProvider.System, replay is null ? null : Countries.Wider);
var stop = args.Length > 2 ? new StopAt(Enum.Parse<HydrationPhase>(args[2]), args.Length > 3 ? int.Parse(args[3], null) : 1) : null;
var source = CsvSource.File(args[1]).Ignore(Customer.IgnoredColumns);
var report = await new Hydrator<Customer>(await platform.OpenAsync()).RunAsync(source, new HydrationOptions { Replay = replay }, stop);
Console.WriteLine($"done {report.RowsRead} {report.RowsQuarantined}");
