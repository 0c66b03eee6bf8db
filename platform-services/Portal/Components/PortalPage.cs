using DataProducts.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace DataProducts.Portal.Components;

/// <summary>A page: it knows the platform, the request and who looks at it.</summary>
public abstract class PortalPage : ComponentBase
{
    internal const string PersonClaim = "sub";

    private bool _isLoaded;

    /// <summary>Gets the platform.</summary>
    [Inject]
    protected EmbeddedPlatform Platform { get; private set; } = null!;

    /// <summary>Gets the way to other pages.</summary>
    [Inject]
    protected NavigationManager Navigation { get; private set; } = null!;

    /// <summary>Gets the request.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; private set; } = null!;

    /// <summary>Gets what tells that the browser has gone.</summary>
    protected CancellationToken Gone => Context.RequestAborted;

    /// <summary>Gets the point of time of what the page says.</summary>
    protected DateTimeOffset Now { get; private set; }

    /// <summary>Gets everybody.</summary>
    protected PeopleDirectory People { get; private set; } = null!;

    /// <summary>Gets who looks at the page.</summary>
    protected Person Visitor { get; private set; } = null!;

    /// <inheritdoc/>
    /// <remarks>The page is loaded before it is first rendered: it never has to show that it knows nothing yet.</remarks>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_isLoaded)
        {
            await LoadVisitorAsync();
            await LoadAsync();
            _isLoaded = true;
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows.</summary>
    /// <returns>The task.</returns>
    protected abstract Task LoadAsync();

    /// <summary>Gives the answer the status of an error that the page itself tells about.</summary>
    /// <param name="refused">The error.</param>
    protected void SetStatus(DataProductException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        Context.Response.StatusCode = Text.Problem.StatusOf(refused.Id);
    }

    private async Task LoadVisitorAsync()
    {
        Now = Platform.Time.GetUtcNow();
        People = await Platform.PeopleAsync(Gone);
        var id = Context.User.FindFirst(PersonClaim)?.Value;

        // Not Find: its message lists who is known, and this visitor is not.
        Visitor = People.People.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal))
            ?? throw new DataProductException("DP1910", "You are signed in, but this platform does not know you. Ask its owner to add you.");
    }
}
