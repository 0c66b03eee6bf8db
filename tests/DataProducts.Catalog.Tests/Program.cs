using DataProducts.Catalog.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [Child.Command, var path, var name, var count] =>
        await Child.RunAsync(path, name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    [MigrationKillTests.Command, var path] => MigrationKillTests.Migrate(path),
    _ => await ConsoleRunner.Run(args),
};
