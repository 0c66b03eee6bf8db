using DataProducts.Access;
using DataProducts.Query;

namespace DataProducts;

/// <summary>What became of a request about legal holds.</summary>
/// <param name="Hold">The hold that was placed or lifted; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record HoldOutcome(LegalHold? Hold, IReadOnlyList<PolicyReason> Refused);

/// <content>Legal holds, which keep data from erasure and retention. Whoever may <c>administer</c> every product of the jurisdiction that
/// keeps personal data may place and lift them.</content>
public sealed partial class EmbeddedPlatform
{
    private const int LongestReason = 200;

    /// <summary>Places a hold on a person's data, or on a product's rows.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="product">The product that is held, or by which the person is known.</param>
    /// <param name="subject">The person's identifier, as the product's rows have it; null to hold the product.</param>
    /// <param name="reason">Why, 1 to 200 characters without personal data, for example a file number.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hold; a denial is an answer too.</returns>
    /// <exception cref="DataProductException"><c>DP1146</c>: the reason is empty, too long, or has control characters; or the product,
    /// person or identifier are none.</exception>
    public async Task<HoldOutcome> PlaceHoldAsync(
        Jurisdiction jurisdiction, string product, string? subject, string reason, string person, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
        {
            throw RemovalErrors.InvalidHold("its reason has 1 to 200 characters, on one line");
        }

        using var alone = await LakeLock.ToRemoveAsync(Layout, cancellationToken).ConfigureAwait(false);
        var id = Guid.CreateVersion7(Time.GetUtcNow());
        var decided = await DecideAsync(AuditEvent.PlaceHold, jurisdiction, product, person, id, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new HoldOutcome(null, decided.Refused);
        }

        var reference = subject is null
            ? null
            : (await _tokens.StandingAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false)).Subject.ToString();
        var hold = new LegalHold(
            id, jurisdiction.Code, reference, reference is null ? ProductReference.Parse(product).Id : null, reason, decided.Trail.Principal, Time.GetUtcNow());
        Holds.Add(hold);
        return new HoldOutcome(hold, []);
    }

    /// <summary>Lifts a hold.</summary>
    /// <param name="id">The hold's id.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hold that stood; a denial is an answer too.</returns>
    /// <exception cref="DataProductException"><c>DP1145</c>: there is no such hold. <c>DP1144</c>: a hold cannot be read.</exception>
    public async Task<HoldOutcome> LiftHoldAsync(Guid id, string person, CancellationToken cancellationToken = default)
    {
        using var alone = await LakeLock.ToRemoveAsync(Layout, cancellationToken).ConfigureAwait(false);
        var hold = (await Holds.AllAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(one => one.Id == id)
            ?? throw RemovalErrors.NoHold(id.ToString());
        var jurisdiction = Jurisdiction.Parse(hold.Jurisdiction);
        var request = Guid.CreateVersion7(Time.GetUtcNow());
        var decided = await DecideAsync(AuditEvent.LiftHold, jurisdiction, hold.Product, person, request, cancellationToken).ConfigureAwait(false);
        if (decided.Refused.Count > 0)
        {
            return new HoldOutcome(null, decided.Refused);
        }

        Holds.Remove(id);
        return new HoldOutcome(hold, []);
    }

    /// <summary>Gives the holds that stand. They name nobody.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The holds, in the order in which they were placed.</returns>
    /// <exception cref="DataProductException"><c>DP1144</c>: one cannot be read.</exception>
    public Task<IReadOnlyList<LegalHold>> HoldsAsync(CancellationToken cancellationToken = default) => Holds.AllAsync(cancellationToken);

    private async Task<Administration> DecideAsync(
        AuditEvent happened, Jurisdiction jurisdiction, string? product, string person, Guid request, CancellationToken cancellationToken)
    {
        var administration = await AdministrationAsync(cancellationToken).ConfigureAwait(false);
        return await administration.DecideAsync(
            new AdministrationQuestion(happened, jurisdiction, product, person, request), cancellationToken).ConfigureAwait(false);
    }
}
