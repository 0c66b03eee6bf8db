using DataProducts.Query;

namespace DataProducts.Host.Tests.Formats;

/// <summary>An erased person's texts in the lake open for nobody, in a query as at the service.</summary>
public sealed class FormatErasureTests(PayoutState state) : IClassFixture<PayoutState>
{
    [Fact]
    public async Task AnErasedPersonsRow_ShowsItsTexts_AndOnlyAHydrationAfterReadmissionOpensThem()
    {
        var texts = await state.TextsAsync("p3");
        var others = await state.TextsAsync("p1");
        var (carl, anna) = (await state.SubjectAsync("carl", Jurisdiction.EU), await state.SubjectAsync("anna", Jurisdiction.EU));
        var order = new SubjectQuestion(Jurisdiction.EU, PayoutState.Product, PayoutState.Otto, "carl");
        Assert.Equal([.. PayoutState.Source("p3"), .. PayoutState.Source("p1")], await AskAsync());
        var export = await state.Platform.ExportAsync(order);
        Assert.Equal(texts.Order(StringComparer.Ordinal), export.Items!.Select(item => item.Token).Order(StringComparer.Ordinal));

        await state.Platform.EraseAsync(order, Guid.NewGuid());

        // The card is shared: anna's stays open, carl's does not, also for who says that his text is hers.
        Assert.Equal([.. texts, .. PayoutState.Source("p1")], await AskAsync());
        var question = new VaultQuestion(PayoutState.Product, PayoutState.Tess, PayoutState.Purpose);
        var opened = await state.Platform.DetokeniseTextsAsync(
            question, Jurisdiction.EU, PiiKind.Iban, [new(texts[1], carl), new(texts[1], anna), new(others[1], anna)]);
        Assert.Equal([OpenedState.Erased, OpenedState.Unknown, OpenedState.Open], opened.Cells.Select(cell => cell.State));

        await state.Platform.ReadmitAsync(order, Guid.NewGuid());
        Assert.Equal([.. texts, .. PayoutState.Source("p1")], await AskAsync());

        await PayoutState.HydrateAsync(state.Platform, [PayoutState.Rows[2].Replace("p3,", "p9,", StringComparison.Ordinal)]);
        Assert.Equal([.. PayoutState.Source("p3"), .. PayoutState.Source("p1")], await AskAsync());
    }

    private async Task<object?[]> AskAsync() =>
        [.. (await state.AskAsync(PayoutState.Tess, "payout_id in ('p1', 'p3')")).Rows.Reverse().SelectMany(row => row)];
}
