using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Engine.App.Output;

/// <summary>What is said about a command line that cannot be carried out: what is wrong with it, and where to read on.</summary>
public static class UsageText
{
    // The parser's sentence about a value that it cannot read names the type of ours that it was to become.
    private const string NamesType = "as expected type";

    public static void Write(ParseResult parsed, InvocationConfiguration console)
    {
        if (parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.Errors.All(error => error.SymbolResult is CommandResult))
        {
            // The question is which command there is.
            parsed.Invoke(console);
            return;
        }

        foreach (var sentence in parsed.Errors.Select(Sentence).Distinct())
        {
            console.Error.WriteLine(sentence);
        }

        console.Error.WriteLine($"{Name(parsed.CommandResult)} --help says what it takes.");
    }

    private static string Sentence(ParseError error) => error switch
    {
        { SymbolResult: OptionResult option } when Unread(error) => $"{option.Option.Name} cannot be \"{Given(option)}\". {option.Option.Description}",
        { SymbolResult: ArgumentResult { Parent: OptionResult option } } when Unread(error) => $"{option.Option.Name} cannot be \"{Given(option)}\". {option.Option.Description}",
        { SymbolResult: ArgumentResult argument } when Unread(error) => $"{argument.Argument.Name} cannot be \"{Given(argument)}\". {argument.Argument.Description}",
        _ => error.Message,
    };

    private static bool Unread(ParseError error) => error.Message.Contains(NamesType, StringComparison.Ordinal);

    private static string Given(SymbolResult result) => string.Join(' ', result.Tokens.Select(token => token.Value));

    private static string Name(CommandResult result) => result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : "engine";
}
