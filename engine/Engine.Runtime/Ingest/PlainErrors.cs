using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>Answers every request that ends without a body of its own with a code and a sentence, never a stack trace.</summary>
internal static class PlainErrors
{
    private const int LongestPath = 120;

    public static void UsePlainErrors(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            ExceptionHandler = AnswerFaultAsync,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task AnswerFaultAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return AnswerAsync(context, context.Response.StatusCode, failure is BadHttpRequestException { InnerException: JsonException json } ? Place(json) : null);
    }

    private static Task AnswerAsync(HttpContext context, int status, string? place = null)
    {
        var code = CodeOf(status);
        context.RequestServices.GetRequiredService<RefusalCounters>().Count("", code.Id);
        return context.Response.WriteAsJsonAsync(new IngestAnswer(code.Id, $"{code.Title}{place ?? Hint(context, status)}."), IngestJson.Readable.IngestAnswer);
    }

    // The serializer's own words name types of ours; where the member stands is the sender's own text, of any length.
    private static string Place(JsonException json) =>
        $": line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1}"
        + (json.InnerException is JsonException ? " is no JSON" : $", at {Short(json.Path ?? "$")}, is no member that it may have, or no value that the member may have");

    private static string Short(string path) => path.Length <= LongestPath ? path : path[..LongestPath] + "…";

    private static string Hint(HttpContext context, int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => $"; it takes {context.Response.Headers.Allow}",
        StatusCodes.Status415UnsupportedMediaType => "; send a JSON object with Content-Type: application/json",
        StatusCodes.Status400BadRequest when context.Request.QueryString.HasValue => "; a parameter of its address is missing or has a value of the wrong kind",
        _ => "",
    };

    private static DiagnosticCode CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => RuntimeCodes.UnknownAddress,
        StatusCodes.Status405MethodNotAllowed => RuntimeCodes.WrongMethod,
        StatusCodes.Status413PayloadTooLarge => EventCodes.TooLarge,
        >= 500 => RuntimeCodes.Fault,
        _ => RuntimeCodes.BadRequest,
    };
}
