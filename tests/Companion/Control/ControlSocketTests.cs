using System.Net.Sockets;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Control;

/// <summary>A command that is typed beside a companion at work runs in it; files, keyboard and screen stay where the person sits.</summary>
public sealed class ControlSocketTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";

    private TestCompanion? companion;

    private TestCompanion Companion => companion!;

    public async ValueTask DisposeAsync()
    {
        if (companion is not null)
        {
            await companion.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_plan_from_a_file_where_the_person_sits_is_in_force_when_the_command_is_done()
    {
        await StartAsync();
        var person = Directory.CreateDirectory(Path.Combine(Companion.Folder, "person")).FullName;
        await File.WriteAllTextAsync(Path.Combine(person, "plan.json"), """{"points": [{"id": "front-door", "kind": "entranceDoor", "room": "hall"}]}""", TestCompanion.Soon);
        var terminal = new TestTerminal { Folder = person };

        (await RunAsync(terminal, "home", "plan", "berit", "plan.json")).ShouldBe(0, terminal.Error);

        Companion.Services.GetRequiredService<IHomePlans>().Now("berit")!.Plan.LeadsOut.ShouldBeTrue();
        terminal.Out.ShouldStartWith("The plan of home 'berit' is set: ");
    }

    [Fact]
    public async Task A_password_is_asked_for_where_the_person_sits_and_the_history_has_the_persons_name()
    {
        await StartAsync();
        var terminal = new TestTerminal { IsInputRedirected = false, Password = Password };

        (await RunAsync(terminal, "user", "add", "kari", "--role", "OnCall")).ShouldBe(0, terminal.Error);

        (await PasswordIsAsync(Password)).ShouldBeTrue();
        (await Companion.AskAsync(db => Task.FromResult(db.Audit.Single(line => line.HomeId == Administration.History && line.What == "staffAdded").Who))).ShouldBe(terminal.User);
    }

    [Fact]
    public async Task Files_for_the_device_are_written_where_the_person_sits()
    {
        await StartAsync();
        var person = Directory.CreateDirectory(Path.Combine(Companion.Folder, "person")).FullName;
        var terminal = new TestTerminal { Folder = person };

        (await RunAsync(terminal, "gateway", "enrol", "berit", "gw-2", "--files=for-the-device", "--broker-host", "vakt.example.no")).ShouldBe(0, terminal.Error);

        (await File.ReadAllTextAsync(Path.Combine(person, "for-the-device", "gateway.json"), TestCompanion.Soon)).ShouldContain(terminal.Out.TrimEnd().Split('\n')[^1]);
        await Companion.Gateway("gw-2", terminal.Out.TrimEnd().Split('\n')[^1]).ConnectAsync();
    }

    [Fact]
    public async Task An_on_call_plan_and_the_staff_in_it_are_in_force_when_the_command_is_done()
    {
        await StartAsync();
        await AddKariAsync();
        var onCall = Companion.Services.GetRequiredService<IOnCallService>();
        var kari = onCall.Plan.People.ShouldHaveSingleItem();
        var terminal = new TestTerminal("""{ "people": [{ "id": "kari", "contacts": [{ "channel": "sms", "address": "900 00 009" }] }] }""");

        (await RunAsync(terminal, "oncall", "import", "-", "--yes")).ShouldBe(0, terminal.Error);

        onCall.Plan.FindPerson(kari.Id)!.Contacts.ShouldHaveSingleItem().Address.ShouldBe("+4790000009");
        terminal.Out.ShouldContain("The plan is in force.\n");
        (await RunAsync(new TestTerminal(), "user", "roles", "kari", "--role", "none")).ShouldBe(0);
        onCall.Plan.Counts(kari.Id).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hole_that_is_given_up_lets_the_receipts_go_on_at_once()
    {
        await StartAsync();
        var gateway = Companion.Gateway("gw-berit", await Companion.Gateways.EnrolAsync("berit", "gw-berit"));
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));

        (await RunAsync(new TestTerminal(), "gateway", "close-hole", "gw-berit", "alarm", "2-4")).ShouldBe(0);

        await gateway.WaitForAsync("receipt", Wire.Receipt(5, 0));
    }

    [Fact]
    public async Task Wrong_input_is_one_line_and_the_exit_code_of_wrong_input()
    {
        await StartAsync();
        foreach (var (arguments, why) in new (string[], string)[]
        {
            (["home", "plan", "amir"], "There is no home 'amir'"),
            (["home", "plan", "berit", "nowhere.json"], "There is no file 'nowhere.json'"),
            (["user", "password", "kari"], "reads the password from standard input"),
            (["home", "list", "--http-port", "1"], "its own settings hold. Leave '--http-port' out."),
        })
        {
            var terminal = new TestTerminal();

            (await RunAsync(terminal, arguments)).ShouldBe(2);

            terminal.Error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldContain(why);
        }
    }

    [Fact]
    public async Task Whoever_hangs_up_in_the_middle_changes_nothing_and_takes_no_place()
    {
        await StartAsync();
        await AddKariAsync();

        for (var turn = 0; turn <= ControlServer.MostCommands; turn++)
        {
            // As a client that is killed while it asks for the password.
            await using var client = await Client.StartAsync(Companion, "user", "password", "kari");
            await client.AskedForAsync(ControlKind.AskPassword);
        }

        var terminal = new TestTerminal();
        await TestCompanion.AwaitAsync(async () => await RunAsync(terminal, "user", "list") == 0);
        (await PasswordIsAsync(Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_so_many_run_at_once()
    {
        await StartAsync();
        await AddKariAsync();
        var clients = new List<Client>();
        for (var turn = 0; turn < ControlServer.MostCommands; turn++)
        {
            clients.Add(await Client.StartAsync(Companion, "user", "password", "kari"));
            await clients[^1].AskedForAsync(ControlKind.AskPassword);
        }

        var terminal = new TestTerminal();
        (await RunAsync(terminal, "user", "list")).ShouldBe(1);

        terminal.Error.ShouldBe($"companion: {ControlServer.MostCommands} commands are running already. Try again in a moment.\n");
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0, 0, 0, 2, (byte)'{', (byte)'x' })]
    [InlineData(new byte[] { 0, 0, 0, 4, (byte)'n', (byte)'u', (byte)'l', (byte)'l' })]
    [InlineData(new byte[] { 0, 0, 0, 15, 0x7B, 0x22, 0x6B, 0x69, 0x6E, 0x64, 0x22, 0x3A, 0x22, 0x65, 0x78, 0x69, 0x74, 0x22, 0x7D })]
    public async Task Rubbish_is_hung_up_on_and_harms_nobody(byte[] rubbish)
    {
        await StartAsync();
        using var socket = await ControlSocket.ConnectAsync(Companion.Folder);
        await socket!.SendAsync(rubbish, SocketFlags.None);

        (await ReadEndAsync(socket)).ShouldBeTrue();
        (await RunAsync(new TestTerminal(), "home", "list")).ShouldBe(0);
    }

    [Fact]
    public async Task The_socket_is_for_its_owner_alone_and_goes_with_the_companion()
    {
        await StartAsync();
        var file = Path.Combine(Companion.Folder, ControlSocket.FileName);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await Companion.StopAsync();

        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task A_socket_that_a_killed_companion_has_left_is_in_nobodys_way()
    {
        await StartAsync();
        await Companion.StopAsync();
        var file = Path.Combine(Companion.Folder, ControlSocket.FileName);
        await File.WriteAllTextAsync(file, "", TestCompanion.Soon);

        (await RunAsync(new TestTerminal(), "home", "list")).ShouldBe(0, "without a companion");
        await Companion.StartAsync();

        (await RunAsync(new TestTerminal(), "home", "list")).ShouldBe(0, "with one");
    }

    [Fact]
    public async Task A_companion_that_ends_in_the_middle_is_told_to_the_person()
    {
        await StartAsync();
        await AddKariAsync();
        await using var client = await Client.StartAsync(Companion, "user", "password", "kari");
        await client.AskedForAsync(ControlKind.AskPassword);

        await Companion.StopAsync();

        (await client.NextAsync()).ShouldBeNull();
        await Companion.StartAsync();
        (await PasswordIsAsync(Password)).ShouldBeTrue();
    }

    private static async Task<bool> ReadEndAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1], SocketFlags.None, TestCompanion.Soon) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private async Task StartAsync()
    {
        companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();
    }

    private async Task AddKariAsync() => (await RunAsync(new TestTerminal(Password + "\n"), "user", "add", "kari", "--role", "OnCall")).ShouldBe(0);

    private async Task<bool> PasswordIsAsync(string password)
    {
        await using var scope = Companion.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        return await users.CheckPasswordAsync((await users.FindByNameAsync("kari"))!, password);
    }

    private Task<int> RunAsync(TestTerminal terminal, params string[] arguments)
        => TestProgram.RunAsync(terminal, [.. arguments, "--data-folder", Companion.Folder], Companion.Database.ForProcess);

    /// <summary>Somebody at the socket who need not behave.</summary>
    private sealed class Client : IAsyncDisposable
    {
        private readonly NetworkStream stream;
        private readonly ControlChannel channel;

        private Client(Socket socket)
        {
            stream = new NetworkStream(socket, ownsSocket: true);
            channel = new ControlChannel(stream);
        }

        public static async Task<Client> StartAsync(TestCompanion companion, params string[] arguments)
        {
            var client = new Client((await ControlSocket.ConnectAsync(companion.Folder)).ShouldNotBeNull());
            await client.channel.SendAsync(new ControlMessage(ControlKind.Start) { Arguments = arguments, User = "tester" }, TestCompanion.Soon);
            return client;
        }

        public Task<ControlMessage?> NextAsync() => channel.ReceiveAsync(TestCompanion.Soon);

        public async Task AskedForAsync(ControlKind kind) => (await NextAsync()).ShouldNotBeNull().Kind.ShouldBe(kind);

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
