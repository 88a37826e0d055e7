using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KnowStateBodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "Side", table: "PublicListings", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsForState",
                table: "Corrections",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.CreateTable(
                name: "StateMarks",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsOfState = table.Column<bool>(type: "boolean", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StateMarks", x => x.ListingId);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "StateMarks");

            migrationBuilder.DropColumn(name: "Side", table: "PublicListings");

            migrationBuilder.DropColumn(name: "IsForState", table: "Corrections");
        }
    }
}
