using System.Globalization;
using DataProducts;

if (args is not [var state, var person, var purpose] || !Directory.Exists(state))
{
    Console.Error.WriteLine("usage: dotnet run -- STATE PERSON PURPOSE, STATE being the .dataproducts folder of the product");
    return 2;
}

try
{
    await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = state });
    var answer = await platform.QueryAsync("select * from product1 limit 10", person, purpose);
    if (answer.Denied)
    {
        Console.Error.WriteLine($"denied: {answer.Refused[0].Policy}: {answer.Refused[0].Reason}");
        return 1;
    }

    Console.WriteLine(string.Join('\t', answer.Columns.Select(column => column.Name)));
    foreach (var row in answer.Rows)
    {
        Console.WriteLine(string.Join('\t', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))));
    }

    return 0;
}
catch (DataProductException refusal)
{
    Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
    return 2;
}
