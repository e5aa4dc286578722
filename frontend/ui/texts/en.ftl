# One text a key, in the words of the shopper. The same term for the same thing everywhere.

store-name = ShopSphere
skip-to-content = Skip to content
# What this language calls itself.
language-name = English
to-home = Home
see-all = See all

## Frame
search-label = Search products
search-button = Search
nav-tools = Account and cart
nav-account = Account
nav-sign-in = Sign in
nav-cart = Cart
nav-categories = Categories
nav-breadcrumbs = You are here
nav-help = Help
nav-track = Track an order
footer-claim = Good things for every day, delivered in 2–4 working days.
cart-count = { $count ->
    [one] 1 item in the cart
   *[other] { $count } items in the cart
}

## Home
home-title = Good things for every day
home-heading = Good things for every day
home-intro = Clothes, things for the home and everything in between, chosen to last.
home-description = Clothing, home, kitchen, sport and more. Delivered in 2–4 working days, returns within 30 days.
shelf-newest = New
shelf-popular = Popular
shelf-sale = On sale

## Lists and search
search-all = All products
search-title = Results for “{ $query }”
category-description = { $category } at { $store }: delivered in 2–4 working days, returns within 30 days.
found = { $count ->
    [0] No products
    [one] 1 product
   *[other] { $count } products
}
found-more = More than { $count } products
nothing-found = Nothing matches all of these filters. Try fewer of them.
nothing-here = There is nothing here yet. Look around in the other departments:
results = Results
filters = Filters
sort = Sort by
sort-relevance = Best match
sort-popular = Most popular
sort-newest = Newest
sort-price-asc = Price, low to high
sort-price-desc = Price, high to low
sort-rating = Best rated
filter-category = Category
filter-brand = Brand
filter-price = Price
filter-in-stock = In stock only
price-min = From
price-max = To
apply-filters = Show results
remove-filter = Remove filter: { $filter }
pages = Pages
page-previous = Previous page
page-next = Next page
suggestion-category = Category
suggestions = { $count ->
    [0] No suggestions
    [one] 1 suggestion
   *[other] { $count } suggestions
}

## Product
price-from = from { $price }
price-before = Before
price-now = Now
rating = Rated { $average } out of 5 by { $count ->
    [one] 1 customer
   *[other] { $count } customers
}
stock-low = Only a few left
stock-out = Sold out
sold-out = Sold out
variant-sold-out = { $variant } (sold out)
tax-included = including VAT, plus shipping
quantity = Quantity
quantity-of = Quantity of { $title }
add-to-cart = Add to cart
added-to-cart = Added to your cart.
delivery-fact = Delivered in 2–4 working days
return-fact = Return within 30 days
about-product = About this product

## Cart
cart-title = Your cart
cart-description = What you have chosen, what it costs, and the way to the checkout.
back-to-product = Back to the product
cart-empty = Your cart is empty.
summary = Summary
update = Update
remove = Remove
remove-line = Remove { $title }
remove-coupon = Remove coupon { $code }
coupon = Coupon code
apply = Apply
to-checkout = Checkout
warning-price-changed = The price has changed since you added this.
warning-unavailable = No longer available. Please remove it.
sum-subtotal = Subtotal
sum-discount = Discount
sum-shipping = Shipping
shipping-at-checkout = at checkout
sum-total-without-shipping = Total without shipping
sum-total = Total
sum-tax-included = including VAT
sum-tax = plus VAT

## Checkout
checkout-title = Checkout
section-contact = Contact
section-address = Delivery address
section-shipping = Shipping
section-payment = Payment
errors-heading = Please check these fields:
email = Email
name = Name
address-line1 = Street and number
address-line2 = Addition (optional)
postal-code = Postal code
city = City
country = Country
phone = Phone (optional)
label-email = your email address
label-name = your name
label-line1 = street and number
label-line2 = the addition
label-postal-code = the postal code
label-city = the city
label-country = the country
label-phone = the phone number
label-password = the password
error-empty = Please fill in { $field }.
error-too-long = Please shorten { $field }.
error-password = Please choose a password of at least 8 characters.
error-invalid = Please check { $field }.
error-postal-digits = Please check the postal code: it has { $digits ->
        [4] four
        [5] five
        [6] six
       *[other] { $digits }
    } digits, for example { $example } ({ $country }).
error-postal-shape = Please check the postal code: it looks like { $example } ({ $country }).
country-de = Germany
country-at = Austria
country-ch = Switzerland
country-ae = United Arab Emirates
country-au = Australia
country-be = Belgium
country-br = Brazil
country-ca = Canada
country-cz = Czechia
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gr = Greece
country-hk = Hong Kong
country-hu = Hungary
country-ie = Ireland
country-it = Italy
country-jp = Japan
country-li = Liechtenstein
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-mc = Monaco
country-nl = Netherlands
country-no = Norway
country-nz = New Zealand
country-pl = Poland
country-pt = Portugal
country-qa = Qatar
country-ro = Romania
country-se = Sweden
country-sg = Singapore
country-si = Slovenia
country-sk = Slovakia
country-us = United States
test-cards = This is a local shop: choose what the test card does. No money moves.
card-ok = Card that works
card-declined = Card that is declined
card-3ds = Card that asks for confirmation (3-D Secure)
card-slow = Card that takes a moment
card-error = Payment provider is down
no-payment = No payment method is set up in this shop yet.
update-total = Show new total
buy-now-note = You are charged when your order is placed.

## Orders
order-title = Order { $number }
order-waiting-title = Your payment is being confirmed
order-number = Order number
order-date = Date
order-status = Status
orders = Orders
no-orders = You have not ordered anything yet.
items = Items
progress = Progress
delivery-address = Delivery address
billing-address = Billing address
billing-same = The billing address is the delivery address
packing-slip = Packing slip for order { $number }
packing-quantity = Quantity
packing-item = Item
packing-sku = Item number
mail-sent-to = We send news about this order to { $email }.
status-pending-payment = We are waiting for your payment.
status-placed = Thank you. We are getting your order ready.
status-partially-fulfilled = A part of your order is on its way.
status-fulfilled = Your order is on its way.
status-delivered = Delivered.
status-cancelled = This order was cancelled.
status-refunded = This order was refunded.
short-status-pending-payment = Waiting for payment
short-status-placed = In preparation
short-status-partially-fulfilled = Partly on its way
short-status-fulfilled = On its way
short-status-delivered = Delivered
short-status-cancelled = Cancelled
short-status-refunded = Refunded
payment-pending = Payment: waiting
payment-paid = Payment: received
payment-partially-refunded = Payment: partly refunded
payment-refunded = Payment: refunded
payment-voided = Payment: not charged
payment-failed = Payment: failed
event-created = Order received
event-placed = Order placed
event-payment-authorized = Payment authorized
event-payment-captured = Payment received
event-payment-failed = Payment failed
event-payment-voided = Payment cancelled
event-payment-refunded = Payment refunded
event-payment-requires-action = Waiting for your confirmation
event-shipped = Shipped
event-payment-pending = Waiting for the payment
event-payment-partially-refunded = Payment partly refunded
event-delivered = Delivered
event-cancelled = Cancelled
track-title = Track an order
track-intro = You find the order number in your confirmation email.
track-button = Find order
track-not-found = There is no order with this number and email address.

## Account
sign-in-title = Sign in
sign-in-button = Sign in
sign-out = Sign out
password = Password
new-password = New password
password-hint = At least 8 characters
forgot-link = Forgot your password?
no-account = New here?
register-link = Create an account
register-title = Create an account
register-button = Create account
have-account = Already have an account?
account-title = Your account
profile = Profile
verify-reminder = Please confirm your email address with the link we sent you.
verify-title = Email address
verified = Thank you, your email address is confirmed.
addresses = Addresses
add-address = Add an address
default-address = Default address
save = Save
forgot-title = Set a new password
forgot-button = Send link
forgot-sent = If there is an account with this address, an email with a link is on its way.
reset-title = Set a new password
password-changed = Your password was changed. Please sign in.
reset-button = Save password

## When something is not right
not-found-title = There is nothing here
not-found-words = The page may have moved, or the link is old. The search above finds what we have.
error-title = Something went wrong
try-again = Try again
error-words = That is our fault, not yours. Please try again in a moment.
refused-title = That did not work
request-id = Reference:
problem-only-left = There are only { $available } left. Please choose a smaller quantity.
problem-out-of-stock = Something in your cart has just sold out. Please check your cart; you were not charged.
problem-declined = Your bank declined the payment. You were not charged: please try another card.
problem-payment-unavailable = The payment provider cannot be reached right now. You were not charged; please try again in a moment.
problem-shipping-changed = You chose another way of shipping. Please look at the new total, then order again.
problem-price-changed = A price has changed. Please look at the new total before you order.
problem-coupon = This coupon cannot be used for this cart.
problem-coupon-unknown = There is no such coupon. Please check the code.
problem-coupon-used = This coupon has just been used up, so we removed it. Please look at the new total.
problem-in-progress = Your order is already being placed. Give it a moment, then look at your cart again.
problem-requirements = Something is still missing. Please check the form and your cart.
problem-cart-full = Your cart is full. Remove something first.
problem-credentials = The email address or the password is wrong.
problem-email-taken = There is already an account with this email address. Sign in instead?
problem-token = This link has expired or was used already.
problem-rate-limited = That was too often. Please wait a moment and try again.
problem-too-late = It is too late for that: the order has moved on.
problem-cross-origin = This form came from another site. Open the shop and try again.
problem-invalid = Something in the form is not as it should be. Please check it.

## Frame of the shop, lists and pages for search engines
og-locale = en_GB
nav-menu = Menu
nav-delivery = Delivery
nav-returns = Returns
nav-contact = Contact
nav-privacy = Privacy
nav-imprint = Imprint
footer-shop = Shop
footer-account = Account and legal
departments = Departments
hero-shop = Shop what people love
hero-sale = See the sale
see-all-of = See all: { $shelf }
shelf-seen = Recently viewed
sale-title = On sale
sale-description = Everything at { $store } that costs less than before: clothing, home, kitchen, sport and more. Returns within 30 days.
nothing-on-sale = Nothing is reduced right now.
filter-rating = Rating
rating-any = Any
rating-at-least = { $stars } stars and up
clear-filters = Remove all filters
chip-price-between = Price { $from }–{ $to }
chip-price-from = Price from { $from }
chip-price-to = Price up to { $to }
more-values = Show { $count } more
sort-button = Sort
corrected = Showing results for “{ $corrected }”; there was nothing for “{ $query }”.
nothing-found-title = Nothing found
nothing-found-query = We found nothing for “{ $query }”. Check the spelling, try a more general word, or look around:

## Product page
product-by = { $title } by { $brand }
gallery = Pictures
picture-number = Picture { $number }: { $title }
choose = Show this choice
choice-sold-out = { $value }, sold out
choice-unavailable = This combination is not available. Please choose another.
payment-fact = Pay safely; you are only charged when you order
details = Details
related-heading = You may also like
gone-title = No longer sold
gone-words = We no longer sell this. Search above for something like it, or look around below.
name-size = Size
name-colour = Colour
name-color = Colour
name-material = Material
name-weight = Weight
name-care = Care
name-warranty = Warranty
name-made-in = Made in
name-length = Length
name-width = Width
name-height = Height
name-volume = Volume
name-capacity = Capacity
name-power = Power
name-pages = Pages
name-dimensions = Dimensions
name-scent = Scent
name-sole = Sole
name-fit = Fit
name-age = Age
colour-black = Black
colour-grey = Grey
colour-white = White
colour-cream = Cream
colour-sand = Sand
colour-brown = Brown
colour-rust = Rust
colour-red = Red
colour-orange = Orange
colour-mustard = Mustard
colour-olive = Olive
colour-sage = Sage
colour-forest = Forest
colour-teal = Teal
colour-sky = Sky
colour-navy = Navy
colour-indigo = Indigo
colour-lilac = Lilac
colour-plum = Plum
colour-rose = Rose

## Cart, checkout, orders and account
buy-now-for = Order and pay { $amount }
problem-total-changed = Your cart has changed since you saw this page. Please look at the new total, then order again.
saved-addresses = Choose another saved address
save-address = Keep this address in my account
line-removed = Removed from your cart.
undo = Undo
one-less = One { $title } less
one-more = One { $title } more
close = Close
to-cart = Show the cart
reorder = Buy it again
reorder-partly = Not everything of that order could be put into your cart again. Please check it.
step-ordered = Ordered
step-prepared = Being prepared
step-sent = On its way
step-delivered = Delivered
cancel-order = Cancel this order
cancel-order-words = Nothing has been sent yet, so you can still cancel. You get your money back; this cannot be undone.
cancel-order-now = Cancel it now
saved = Saved.
problem-password = The current password was wrong, or the new one has fewer than 8 characters.
current-password = Current password
change-password = Change password
sign-out-everywhere = Sign out on every device
edit = Edit
edit-line = Edit { $title }
make-default = Use by default
edit-address = Edit address
offline = You are offline. You can go on reading; changes reach us when the connection is back.

## Mails
mail-hello = Hello { $name },
mail-confirm-subject = Please confirm your email address
mail-confirm-intro = Welcome to { $store }. Please confirm that this email address is yours.
mail-confirm-button = Confirm address
mail-confirm-closing = If you did not create an account with us, you can ignore this email.
mail-password-subject = Set a new password
mail-password-intro = Somebody asked to set a new password for your account. The link works once, for one hour.
mail-password-button = Set a new password
mail-password-closing = If that was not you, ignore this email: your password stays as it is.
mail-placed-subject = Your order { $number }
mail-placed-heading = Thank you, { $name }
mail-placed-intro = We have your order and are getting it ready. You get another email when it ships.
mail-shipped-subject = Your order { $number } is on its way
mail-shipped-heading = On its way
mail-shipped-intro = These items have shipped:
mail-cancelled-subject = Your order { $number } was cancelled
mail-cancelled-heading = Cancelled
mail-cancelled-by-shopper = You cancelled your order. You are not charged; what was already paid goes back the way it came.
mail-cancelled-unpaid = We had to cancel your order because its payment could not be completed. You are not charged; what was already paid goes back the way it came.
mail-cancelled-by-shop = We had to cancel your order. You are not charged; what was already paid goes back the way it came.
mail-order = Order
mail-subtotal = Subtotal
mail-discount = Discount
mail-shipping = Shipping
mail-tax = plus VAT
mail-tax-included = including VAT
mail-total = Total
mail-to = Delivery address
mail-bill-to = Billing address
mail-see-order = See your order
mail-tracking = Tracking
mail-reason = Reason
mail-why = You get this email because you ordered at { $store }. Just reply if something is not right.
