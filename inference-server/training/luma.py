"""How bright a colour is: the weights of red, green and blue, each stated once."""

REC709 = (0.2126, 0.7152, 0.0722)      # of light: what a viewer sees
REC601 = (0.299, 0.587, 0.114)         # of code values: what cameras keep at full resolution, and what every codec means
