using System.Text;
using System.Text.Encodings.Web;
using DataProducts.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace DataProducts.Host.Identity;

/// <summary>A page on which one picks whom to be; it works without a script.</summary>
internal static class LoginPage
{
    public static IResult Show(HttpContext context, PeopleDirectory people, AntiforgeryTokenSet forgery, string returnUrl)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        return TypedResults.Text(Render(people, forgery, returnUrl), "text/html", Encoding.UTF8);
    }

    private static string Render(PeopleDirectory people, AntiforgeryTokenSet forgery, string returnUrl)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Who are you?</title><meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}
            button{font:inherit;display:block;width:100%;text-align:left;padding:.6rem 1rem;margin:.4rem 0;cursor:pointer}small{color:#555}</style></head>
            <body><main><h1>Who are you?</h1>
            <p>This is the development issuer: it believes you. It exists on this machine only.</p>
            <form method="post">

            """);
        page.Append($"""<input type="hidden" name="{Text(forgery.FormFieldName)}" value="{Text(forgery.RequestToken)}">""").Append('\n');
        page.Append($"""<input type="hidden" name="returnUrl" value="{Text(returnUrl)}">""").Append('\n');
        foreach (var person in people.People)
        {
            page.Append(
                $"""<button name="person" value="{Text(person.Id)}">{Text(person.Id)} <small>{Text(person.Home.Code)}, {Text(string.Join(", ", person.Groups))}</small></button>""")
                .Append('\n');
        }

        return page.Append("</form></main></body></html>\n").ToString();
    }

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? string.Empty);
}
