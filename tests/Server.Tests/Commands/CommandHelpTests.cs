using System.CommandLine;
using Tirek.Server.Commands;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Commands;

public sealed class CommandHelpTests
{
    public static TheoryData<string> EveryCommand => [.. Leaves(CommandLine.Root(), "")];

    [Theory, MemberData(nameof(EveryCommand))]
    public async Task Each_command_tells_what_it_does_with_an_example_of_its_own_and_a_word_on_each_option(string path)
    {
        var (code, said, errors) = await Run([.. path.Split(' '), "--help"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Example", said, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^ +\./tirek {path}\b", said[said.IndexOf("Example", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("Tirek.Server", said, StringComparison.Ordinal);
        var command = path.Split(' ').Aggregate(CommandLine.Root(), (c, word) => c.Subcommands.Single(s => s.Name == word));
        Assert.All(
            command.Options.Cast<Symbol>().Concat(command.Arguments),
            s => Assert.False(string.IsNullOrWhiteSpace(s.Description), s.Name)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("crisis")]
    [InlineData("listing")]
    [InlineData("import")]
    public async Task Who_asks_for_nothing_yet_is_shown_what_there_is(string path)
    {
        var (code, said, _) = await Run(path.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, code);
        Assert.Contains("Commands:", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crisis sett", "./tirek crisis --help")]
    [InlineData("nonsense", "./tirek --help")]
    [InlineData("listing hide", "./tirek listing hide --help")]
    [InlineData("crisis set --country KG", "./tirek crisis set --help")]
    [InlineData("countries set", "./tirek countries set --help")]
    [InlineData("serve --port 1", "./tirek serve --help")]
    public async Task A_mistake_is_named_with_the_way_to_help_and_not_buried_under_it(string words, string help)
    {
        var (code, said, errors) = await Run(words.Split(' '));
        Assert.Equal(2, code);
        Assert.Contains(help, errors, StringComparison.Ordinal);
        Assert.True((said + errors).Count(c => c == '\n') < 12, said + errors);
        Assert.DoesNotContain("Usage:", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://localhost:1")]
    [InlineData("http://localhost:1/path")]
    [InlineData("localhost:5080")]
    public async Task An_address_that_is_none_is_refused_before_a_folder_is_made(string urls)
    {
        var folder = NewFolder();
        var (code, _, errors) = await Run(["serve", "--data", folder, "--urls", urls]);
        Assert.Equal(2, code);
        Assert.Contains("http://127.0.0.1:8080", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("Host=/nowhere/at/all;Username=canary;Password=")]
    [InlineData("canary")]
    public async Task A_postgres_that_does_not_answer_is_refused_before_a_folder_is_bound_to_it(string connection)
    {
        var folder = NewFolder();
        var (code, said, errors) = await Run(["serve", "--data", folder, "--postgres", connection]);
        Assert.Equal(2, code);
        Assert.Contains("PostgreSQL does not answer", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said + errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_password_is_taken_from_a_file_only()
    {
        var folder = NewFolder();
        const string connection = "Host=/nowhere/at/all;Username=canary;Password=canary";
        var (code, said, errors) = await Run(["serve", "--data", folder, "--postgres", connection]);
        Assert.Equal(2, code);
        Assert.Contains("file:PATH", errors, StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, connection + "\n", TestContext.Current.CancellationToken);
        var (fromFile, saidToo, silent) = await Run(["serve", "--data", folder, "--postgres", $"file:{file}"]);
        File.Delete(file);
        Assert.Equal(2, fromFile);
        Assert.Contains("PostgreSQL does not answer", silent, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said + errors + saidToo + silent, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task An_address_where_something_answers_already_is_named()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var (code, said) = await node.Tirek("serve", "--urls", $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Equal(2, code);
        Assert.Contains("choose another address with --urls", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0 ? [path] : command.Subcommands.SelectMany(s => Leaves(s, $"{path} {s.Name}".TrimStart()));

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), $"tirek-none-{Guid.CreateVersion7():N}");

    private static async Task<(int Code, string Said, string Errors)> Run(string[] words)
    {
        var (said, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(words, new() { Output = said, Error = errors });
        return (code, said.ToString(), errors.ToString());
    }
}
